// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "core/parallel.hpp"
#include "core/whole.hpp"
#include "laws/stock.hpp"
#include "mechanisms/performance.hpp"
#include "mechanisms/trade/trade.hpp"

namespace chokepoint {

void install(const Scenario& scenario, Month now, const Products& products, Clouds& clouds)
{
    const std::size_t count = scenario.products.size();
    const double retirement = scenario.compute.retirement;
    for_each_agent(scenario.clouds.size(), [&](std::size_t cloud) {
        double& initial = clouds.initial_compute[cloud];
        initial = laws::perpetual_inventory(initial, 0.0, retirement);
        const bool acts = scenario.clouds[cloud].acts(now);
        double compute = acts ? initial : 0.0;
        double usable = compute;
        for (std::size_t product = 0; product < count; ++product) {
            const std::size_t cell = cloud * count + product;
            const double failing = static_cast<double>(clouds.accelerators[cell]) * retirement;
            const std::int64_t retired = whole(failing, clouds.retirement_carry[cell]);
            clouds.retired[cell] += retired;
            clouds.accelerators[cell] += clouds.in_transit[cell] - retired;
            clouds.in_transit[cell] = 0;
            const Product& given = products.designs[product];
            const double added = static_cast<double>(clouds.accelerators[cell]) * h100_equivalents(given);
            compute += added;
            usable += added * scenario.chipmakers[std::size_t(given.maker)].software.at(now);
        }
        clouds.compute_stock[cloud] = compute;
        clouds.usable_compute[cloud] = usable;
    });
}

} // namespace chokepoint
