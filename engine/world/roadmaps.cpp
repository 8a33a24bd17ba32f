// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "core/random.hpp"
#include "core/text.hpp"
#include "world/scenario.hpp"

#include <algorithm>

namespace chokepoint {
namespace {

//! A product that is only a place until its release: harmless values, so that no formula divides by zero.
Product place_of(const Scenario& scenario, std::int32_t row, std::int64_t number)
{
    const Roadmap& roadmap = scenario.roadmaps[static_cast<std::size_t>(row)];
    Product product;
    product.id = release_id(roadmap, number);
    product.key = entity_key("products." + product.id);
    product.derived = true;
    product.from = Date::never();
    product.roadmap = {row};
    product.maker = roadmap.maker;
    product.node = {0};
    product.die_area = 1.0;
    product.ops_8bit = 1.0;
    product.memory_bandwidth = 1.0;
    product.price = 1.0;
    product.maturity_time = 1.0;
    product.destinations = roadmap.destinations;
    return product;
}

} // namespace

std::string release_id(const Roadmap& roadmap, std::int64_t number)
{
    return roadmap.id + "_" + to_text(number);
}

void add_releases(Scenario& scenario)
{
    for (std::size_t row = 0; row < scenario.roadmaps.size(); ++row) {
        for (std::int64_t number = 1; number <= scenario.roadmaps[row].releases; ++number) {
            scenario.products.push_back(place_of(scenario, static_cast<std::int32_t>(row), number));
        }
    }
    std::ranges::sort(scenario.products, {}, &Product::id);
}

} // namespace chokepoint
