// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "mechanisms/govern/predicate.hpp"
#include "world/world.hpp"

#include <span>

namespace chokepoint {

//! One edge of a layer: who sells to whom, and what rules may see of it.
struct Edge {
    Layer layer;
    Reference seller_country;
    Reference buyer_country;
    Shipment shipment;
};

//! What the rules say of a shipment, real or imagined: exporter's and importer's state must both let it pass.
//!
//! \param in_force by rule, 1 where it counts: of this month (`Rules::in_force`), or as foreseen
EdgeDecision decide(const Scenario& scenario, std::span<const std::int8_t> in_force, const Edge& edge);

//! What rules may see of a product; the caller adds buyer and owner, or the line that supplies it.
Shipment describe_shipment(const Scenario& scenario, const Product& product);

} // namespace chokepoint
