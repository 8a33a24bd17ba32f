// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "mechanisms/govern/predicate.hpp"
#include "world/world.hpp"

#include <span>
#include <type_traits>
#include <vector>

namespace chokepoint {

//! One edge of a layer: who sells to whom, and what rules may see of it.
struct Edge {
    Layer layer;
    Reference seller_country;
    Reference buyer_country;
    Shipment shipment;
};

//! Rows of the rules of a layer that are marked, in order.
//! \param counts by rule, not 0 where it counts
std::vector<std::int32_t> rules_of(const Scenario& scenario, std::span<const std::int8_t> counts,
                                   Layer layer);

//! Whether a rule of a country is about shipments from one country to another in a layer.
bool reaches(const Rule& rule, const Edge& edge);

//! What the rules say of a shipment, real or imagined: exporter's and importer's state must both let it pass.
//!
//! \param rules rows of those that count, in order
EdgeDecision decide(const Scenario& scenario, std::span<const std::int32_t> rules, const Edge& edge);

//! What rules may see of a product; the caller adds buyer and owner, or the line that supplies it.
Shipment describe_shipment(const Scenario& scenario, const Product& product);

//! Accelerators from their maker to a private firm of a country.
Edge chip_edge(const Scenario& scenario, const Product& product, const Shipment& shipment,
               Reference buyer_country);

//! The same to a cloud.
Edge chip_edge(const Scenario& scenario, const Product& product, const Shipment& shipment,
               const Cloud& buyer);

//! What a line sells to the maker of a product.
template <class Line>
Edge supply_edge(const Scenario& scenario, Layer layer, const Line& line, const Product& product,
                 const Shipment& shipment)
{
    Edge edge{layer, line.country, scenario.chipmakers[std::size_t(product.maker)].country, shipment};
    edge.shipment.seller = line.id;
    edge.shipment.buyer = shipment.maker;
    if constexpr (std::is_same_v<Line, MemoryLine>) {
        edge.shipment.numbers[static_cast<std::size_t>(Attribute::memory_bandwidth_density)] =
            line.stack_bandwidth / line.stack_area;
    }
    return edge;
}

} // namespace chokepoint
