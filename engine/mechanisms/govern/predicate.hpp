// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "world/values.hpp"

#include <array>
#include <string_view>
#include <vector>

namespace chokepoint {

//! What a rule can see of one shipment: numbers by Attribute, then names.
struct Shipment {
    std::array<double, first_name_attribute> numbers{}; //!< NaN: the shipment has no such attribute
    std::string_view product;
    std::string_view maker;
    std::string_view seller;
    std::string_view buyer;
    std::string_view owner; //!< "state" or "private" for buyers that have an owner, else empty
};

//! Whether a shipment is of the kind that a predicate describes. A comparison with a number that the shipment
//! does not have is false. Thresholds are inclusive where the operator says so.
bool holds(const Predicate& predicate, const Shipment& shipment);

//! Whether a predicate looks at an attribute anywhere.
bool asks_for(const Predicate& predicate, Attribute attribute);

//! Adds the numbers with which a predicate compares an attribute anywhere.
void add_thresholds(const Predicate& predicate, Attribute attribute, std::vector<double>& numbers);

} // namespace chokepoint
