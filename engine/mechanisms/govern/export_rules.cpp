// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "mechanisms/govern/decide.hpp"
#include "mechanisms/govern/govern.hpp"

namespace chokepoint {
namespace {

//! Decisions on what lines sell to the maker of a product.
template <class Line>
void compile_supply(const Scenario& scenario, const Rules& rules, Layer layer, const std::vector<Line>& lines,
                    const Shipment& shipment, Reference buyer_country, std::vector<EdgeDecision>& decisions)
{
    for (const Line& line : lines) {
        Edge edge{layer, line.country, buyer_country, shipment};
        edge.shipment.seller = line.id;
        edge.shipment.buyer = shipment.maker;
        if constexpr (std::is_same_v<Line, MemoryLine>) {
            edge.shipment.numbers[static_cast<std::size_t>(Attribute::memory_bandwidth_density)] =
                line.stack_bandwidth / line.stack_area;
        }
        decisions.push_back(decide(scenario, rules.in_force, edge));
    }
}

//! Whether the set of rules in force differs from last month's.
bool update_rules_in_force(const Scenario& scenario, Month now, Rules& rules)
{
    bool changed = false;
    for (std::size_t row = 0; row < scenario.rules.size(); ++row) {
        const bool acts = scenario.mechanisms.rules && scenario.rules[row].acts(now);
        const auto in_force = static_cast<std::int8_t>(acts);
        changed = changed || in_force != rules.in_force[row];
        rules.in_force[row] = in_force;
        rules.units_refused[row] = 0;
    }
    return changed;
}

} // namespace

void compile_rules(const Scenario& scenario, Month now, const Products& products, Rules& rules,
                   RuleTable& table)
{
    const bool changed = update_rules_in_force(scenario, now, rules);
    const bool new_product = std::ranges::any_of(
        products.designs, [now](const Product& product) { return product.from.first_full_month() == now; });
    if (!changed && !new_product && !table.chips.empty()) {
        return;
    }
    table.chips.clear();
    table.foundry.clear();
    table.memory.clear();
    table.packaging.clear();
    for (const Product& product : products.designs) {
        if (!released(product)) {
            table.chips.resize(table.chips.size() + scenario.clouds.size());
            table.foundry.resize(table.foundry.size() + scenario.fabs.size());
            table.memory.resize(table.memory.size() + scenario.memory_lines.size());
            table.packaging.resize(table.packaging.size() + scenario.packaging_lines.size());
            continue;
        }
        const Shipment shipment = describe_shipment(scenario, product);
        const Reference home = scenario.chipmakers[std::size_t(product.maker)].country;
        for (const Cloud& cloud : scenario.clouds) {
            Edge edge{Layer::chips, home, cloud.country, shipment};
            edge.shipment.seller = shipment.maker;
            edge.shipment.buyer = cloud.id;
            edge.shipment.owner = owner_names[static_cast<std::size_t>(cloud.owner)];
            table.chips.push_back(decide(scenario, rules.in_force, edge));
        }
        compile_supply(scenario, rules, Layer::foundry, scenario.fabs, shipment, home, table.foundry);
        compile_supply(scenario, rules, Layer::memory, scenario.memory_lines, shipment, home, table.memory);
        compile_supply(scenario, rules, Layer::packaging, scenario.packaging_lines, shipment, home,
                       table.packaging);
    }
}

} // namespace chokepoint
