// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "mechanisms/govern/govern.hpp"
#include "mechanisms/govern/predicate.hpp"

#include <limits>

namespace chokepoint {
namespace {

//! One edge of a layer: who sells to whom, and what rules may see of it.
struct Edge {
    Layer layer;
    Reference seller_country;
    Reference buyer_country;
    Shipment shipment;
};

bool contains(const References& list, Reference country)
{
    return std::ranges::find(list, country) != list.end();
}

//! Whether a rule of a country reaches shipments from one country to another.
bool reaches(const Rule& rule, const Edge& edge)
{
    const bool exports = rule.side == RuleSide::exports;
    const bool from = rule.origins.empty() ? (edge.seller_country == rule.issuer) == exports
                                           : contains(rule.origins, edge.seller_country);
    const bool to = rule.to.empty() ? (edge.buyer_country == rule.issuer) != exports
                                    : contains(rule.to, edge.buyer_country);
    return rule.layer == edge.layer && from && to;
}

//! Of all rules of one side that match, those of the highest priority decide, and of these the strictest.
EdgeDecision decide(const Scenario& scenario, const Rules& rules, RuleSide side, const Edge& edge)
{
    EdgeDecision decision;
    std::int64_t priority = std::numeric_limits<std::int64_t>::min();
    for (std::size_t row = 0; row < scenario.rules.size(); ++row) {
        const Rule& rule = scenario.rules[row];
        if (rules.in_force[row] == 0 || rule.side != side || rule.priority < priority ||
            !reaches(rule, edge) || !holds(rule.when, edge.shipment)) {
            continue;
        }
        if (rule.priority > priority || rule.decision.verdict > decision.verdict) {
            decision = {rule.decision.verdict, static_cast<std::int32_t>(row)};
            priority = rule.priority;
        }
    }
    return decision;
}

//! Exporter's and importer's state must both let a shipment pass.
EdgeDecision decide(const Scenario& scenario, const Rules& rules, const Edge& edge)
{
    const EdgeDecision exports = decide(scenario, rules, RuleSide::exports, edge);
    const EdgeDecision imports = decide(scenario, rules, RuleSide::imports, edge);
    return imports.verdict > exports.verdict ? imports : exports;
}

Shipment describe(const Scenario& scenario, const Product& product)
{
    const Node& node = scenario.nodes[std::size_t(product.node)];
    const double area = product.die_area * static_cast<double>(product.dies);
    Shipment shipment;
    const auto set = [&](Attribute attribute, double value) {
        shipment.numbers[static_cast<std::size_t>(attribute)] = value;
    };
    set(Attribute::tpp, product.tpp);
    set(Attribute::performance_density, node.planar ? 0.0 : product.tpp / area);
    set(Attribute::memory_bandwidth, product.memory_bandwidth);
    set(Attribute::memory_bandwidth_density, std::numeric_limits<double>::quiet_NaN());
    set(Attribute::io_bandwidth, product.io_bandwidth);
    set(Attribute::die_area, area);
    set(Attribute::node_density, node.density);
    shipment.product = product.id;
    shipment.maker = scenario.chipmakers[std::size_t(product.maker)].id;
    return shipment;
}

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
        decisions.push_back(decide(scenario, rules, edge));
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
    if (!update_rules_in_force(scenario, now, rules) && !table.chips.empty()) {
        return;
    }
    table.chips.clear();
    table.foundry.clear();
    table.memory.clear();
    table.packaging.clear();
    for (const Product& product : products.designs) {
        const Shipment shipment = describe(scenario, product);
        const Reference home = scenario.chipmakers[std::size_t(product.maker)].country;
        for (const Cloud& cloud : scenario.clouds) {
            Edge edge{Layer::chips, home, cloud.country, shipment};
            edge.shipment.seller = shipment.maker;
            edge.shipment.buyer = cloud.id;
            edge.shipment.owner = owner_names[static_cast<std::size_t>(cloud.owner)];
            table.chips.push_back(decide(scenario, rules, edge));
        }
        compile_supply(scenario, rules, Layer::foundry, scenario.fabs, shipment, home, table.foundry);
        compile_supply(scenario, rules, Layer::memory, scenario.memory_lines, shipment, home, table.memory);
        compile_supply(scenario, rules, Layer::packaging, scenario.packaging_lines, shipment, home,
                       table.packaging);
    }
}

} // namespace chokepoint
