// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "scenario/number_layers.hpp"

#include "scenario/layout.hpp"

#include <algorithm>

namespace chokepoint {
namespace {

using How = NumberLayer::How;

//! The one table of it.
constexpr std::array table{
    NumberLayer{"prices", How::shared},
    NumberLayer{"countries", How::shared},
    NumberLayer{"funds", How::largest_share},
    NumberLayer{"rules", How::of_rule},
    NumberLayer{"nodes", How::one, Layer::foundry},
    NumberLayer{"fabs", How::one, Layer::foundry},
    NumberLayer{"memory_lines", How::one, Layer::memory},
    NumberLayer{"packaging_lines", How::one, Layer::packaging},
    NumberLayer{"chipmakers", How::one, Layer::chips},
    NumberLayer{"products", How::one, Layer::chips},
    NumberLayer{"roadmaps", How::one, Layer::chips},
    NumberLayer{"routes", How::one, Layer::chips},
    NumberLayer{"clouds", How::one, Layer::compute},
    NumberLayer{"frameworks", How::one, Layer::frameworks},
    NumberLayer{"developers", How::one, Layer::frameworks},
    NumberLayer{"labs", How::one, Layer::models},
    NumberLayer{"segments", How::one, Layer::applications},
    NumberLayer{"parameters.yield", How::one, Layer::foundry},
    NumberLayer{"parameters.construction", How::shared},
    NumberLayer{"parameters.production", How::one, Layer::chips},
    NumberLayer{"parameters.design", How::one, Layer::chips},
    NumberLayer{"parameters.market", How::one, Layer::chips},
    NumberLayer{"parameters.stockpiling", How::one, Layer::chips},
    NumberLayer{"parameters.compute", How::one, Layer::compute},
    NumberLayer{"parameters.frameworks", How::one, Layer::frameworks},
    NumberLayer{"parameters.research", How::one, Layer::models},
    NumberLayer{"parameters.applications", How::one, Layer::applications},
    NumberLayer{"series.training_demand_growth", How::one, Layer::compute},
    NumberLayer{"series.frontier_node_density", How::one, Layer::foundry},
    NumberLayer{"series.frontier_stack_bandwidth", How::one, Layer::memory},
    NumberLayer{"series.frontier_chip_performance", How::one, Layer::chips},
    NumberLayer{"series.frontier_capability", How::one, Layer::models},
};

bool starts(std::string_view path, std::string_view start)
{
    return path.starts_with(start) && (path.size() == start.size() || path[start.size()] == '.');
}

//! The entity that a path such as `funds.big_fund.amount` leads into, or nullptr.
template <class T> const T* entity_at(const std::vector<T>& entities, std::string_view path)
{
    const std::vector<std::string_view> parts = reading::parts_of(path);
    const auto found = std::find_if(entities.begin(), entities.end(), [&](const Entity& entity) {
        return parts.size() > 1 && entity.id == parts[1];
    });
    return found == entities.end() ? nullptr : &*found;
}

} // namespace

const NumberLayer* find_number_layer(std::string_view path)
{
    const NumberLayer* longest = nullptr;
    for (const NumberLayer& row : table) {
        if (starts(path, row.path) && (longest == nullptr || row.path.size() > longest->path.size())) {
            longest = &row;
        }
    }
    return longest;
}

std::optional<Layer> layer_of_number(const Scenario& scenario, std::string_view path)
{
    const NumberLayer* row = find_number_layer(path);
    if (row == nullptr || row->how == How::shared) {
        return std::nullopt;
    }
    if (row->how == How::one) {
        return row->layer;
    }
    if (row->how == How::of_rule) {
        const Rule* rule = entity_at(scenario.rules, path);
        return rule == nullptr ? std::nullopt : std::optional(rule->layer);
    }
    const Fund* fund = entity_at(scenario.funds, path);
    if (fund == nullptr) {
        return std::nullopt;
    }
    const auto largest = std::max_element(fund->layers.begin(), fund->layers.end());
    return *largest > 0.0 ? std::optional(static_cast<Layer>(largest - fund->layers.begin())) : std::nullopt;
}

} // namespace chokepoint
