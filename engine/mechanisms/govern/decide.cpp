// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "mechanisms/govern/decide.hpp"

#include <limits>

namespace chokepoint {
namespace {

bool contains(const References& list, Reference country)
{
    return std::ranges::find(list, country) != list.end();
}

//! Of the rules of one side looked at so far, what those of the highest priority say.
struct Standing {
    EdgeDecision decision;
    std::int64_t priority = std::numeric_limits<std::int64_t>::min();
};

} // namespace

std::vector<std::int32_t> rules_of(const Scenario& scenario, std::span<const std::int8_t> counts, Layer layer)
{
    std::vector<std::int32_t> rules;
    for (std::size_t row = 0; row < counts.size(); ++row) {
        if (counts[row] != 0 && scenario.rules[row].layer == layer) {
            rules.push_back(static_cast<std::int32_t>(row));
        }
    }
    return rules;
}

bool reaches(const Rule& rule, const Edge& edge)
{
    const bool exports = rule.side == RuleSide::exports;
    const bool from = rule.origins.empty() ? (edge.seller_country == rule.issuer) == exports
                                           : contains(rule.origins, edge.seller_country);
    const bool to = rule.to.empty() ? (edge.buyer_country == rule.issuer) != exports
                                    : contains(rule.to, edge.buyer_country);
    return rule.layer == edge.layer && from && to;
}

// Of all rules of one side that match, those of the highest priority decide, and of these the strictest.
EdgeDecision decide(const Scenario& scenario, std::span<const std::int32_t> rules, const Edge& edge)
{
    Standing exports;
    Standing imports;
    for (const std::int32_t row : rules) {
        const Rule& rule = scenario.rules[static_cast<std::size_t>(row)];
        Standing& side = rule.side == RuleSide::exports ? exports : imports;
        const bool counts = rule.priority > side.priority ||
                            (rule.priority == side.priority && rule.decision.verdict > side.decision.verdict);
        if (counts && reaches(rule, edge) && holds(rule.when, edge.shipment)) {
            side = {{rule.decision.verdict, row}, rule.priority};
        }
    }
    return imports.decision.verdict > exports.decision.verdict ? imports.decision : exports.decision;
}

Shipment describe_shipment(const Scenario& scenario, const Product& product)
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

Edge chip_edge(const Scenario& scenario, const Product& product, const Shipment& shipment,
               Reference buyer_country)
{
    Edge edge{Layer::chips, scenario.chipmakers[std::size_t(product.maker)].country, buyer_country, shipment};
    edge.shipment.seller = shipment.maker;
    edge.shipment.owner = owner_names[static_cast<std::size_t>(Owner::company)];
    return edge;
}

Edge chip_edge(const Scenario& scenario, const Product& product, const Shipment& shipment, const Cloud& buyer)
{
    Edge edge = chip_edge(scenario, product, shipment, buyer.country);
    edge.shipment.buyer = buyer.id;
    edge.shipment.owner = owner_names[static_cast<std::size_t>(buyer.owner)];
    return edge;
}

} // namespace chokepoint
