// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "world/build_parts.hpp"

#include <limits>

namespace chokepoint {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

void build_rules(const Scenario& scenario, World& world)
{
    const std::size_t count = scenario.rules.size();
    Rules& rules = world.rules;
    size_columns(count, rules.units_refused, rules.units_licensed);
    size_columns(count, rules.in_force, rules.awareness);
    size_columns(count, rules.quota_carry, rules.fees);
    size_columns(count * trailing_months, rules.licensed_history, rules.base_history);
}

void build_routes(const Scenario& scenario, World& world)
{
    const std::size_t count = scenario.routes.size();
    Routes& routes = world.routes;
    size_columns(count, routes.bought, routes.arrived, routes.seized);
    size_columns(count * scenario.products.size(), routes.seized_total);
    size_columns(count * scenario.products.size(), routes.unit_carry);
    size_columns(count, routes.capacity, routes.interdiction, routes.seen, routes.profit, routes.supply);
    for (std::size_t route = 0; route < count; ++route) {
        routes.capacity[route] = scenario.routes[route].capacity;
        routes.interdiction[route] = scenario.routes[route].interdiction;
    }
}

} // namespace

void build_rules_and_routes(const Scenario& scenario, World& world)
{
    build_rules(scenario, world);
    build_routes(scenario, world);
}

void build_reports(const Scenario& scenario, World& world)
{
    Countries& countries = world.countries;
    size_columns(scenario.countries.size() * num_layers, countries.state_spending);
    size_columns(scenario.countries.size(), countries.unspent, countries.lost);
    for (const Country& country : scenario.countries) {
        countries.absorption.insert(countries.absorption.end(), country.absorption.begin(),
                                    country.absorption.end());
    }
    size_columns(scenario.funds.size(), world.funds.disbursed);

    Regions& regions = world.regions;
    size_columns(num_regions * num_layers * num_origins * trailing_months, regions.use);
    size_columns(num_regions * num_origins * trailing_months, regions.chip_value, regions.chip_roofline);
    regions.supply_share.assign(num_regions * num_layers * num_origins, none);
    regions.self_sufficiency.assign(num_regions * num_layers, none);
    regions.chip_value_share.assign(num_regions * num_origins, none);
    regions.chip_roofline_share.assign(num_regions * num_origins, none);
    regions.lag.assign(num_regions * num_layers, none);
    regions.compute_stock.assign(num_regions, 0.0);
    regions.accelerators_acquired.assign(num_regions * num_channels, none);
    regions.capability.assign(num_regions, none);
    regions.gap_history.assign(num_regions * smoothing_months, none);
    regions.capability_gap.assign(num_regions, none);
    regions.capability_gap_points.assign(num_regions, none);
    regions.effective_compute_gap.assign(num_regions, none);
    regions.application_spending.assign(num_regions, 0.0);
    regions.application_revenue.assign(num_regions, 0.0);
    regions.framework_share.assign(num_regions * scenario.frameworks.size(), none);
}

void build_frontiers(const Scenario& scenario, World& world)
{
    world.layers.frontier.assign(num_layers, none);
    world.layers.concentration.assign(num_layers, none);
    world.layers.country_concentration.assign(num_layers, none);
    world.layers.players.assign(num_layers, 0);
    const auto remember = [&](Layer layer, const Path& history) {
        const auto row = static_cast<std::size_t>(layer);
        for (const Path::Step& step : history.steps) {
            std::vector<Path::Step>& records = world.frontiers[row].records;
            if (step.from < scenario.start && (records.empty() || step.value > records.back().value)) {
                records.push_back(step);
                world.layers.frontier[row] = step.value;
            }
        }
    };
    remember(Layer::foundry, scenario.series.frontier_node_density);
    remember(Layer::memory, scenario.series.frontier_stack_bandwidth);
    remember(Layer::chips, scenario.series.frontier_chip_performance);
    remember(Layer::models, scenario.series.frontier_capability);
}

} // namespace chokepoint
