// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "mechanisms/govern/predicate.hpp"

#include <algorithm>

namespace chokepoint {
namespace {

bool number_holds(double value, Comparison comparison, double threshold)
{
    switch (comparison) {
    case Comparison::less:
        return value < threshold;
    case Comparison::at_most:
        return value <= threshold;
    case Comparison::equal:
        return value == threshold;
    case Comparison::unequal:
        return value < threshold || value > threshold;
    case Comparison::at_least:
        return value >= threshold;
    case Comparison::greater:
        return value > threshold;
    }
    return false;
}

bool name_holds(const Predicate& leaf, const Shipment& shipment)
{
    bool matches = false;
    switch (leaf.attribute) {
    case Attribute::buyer:
        matches = leaf.name == shipment.buyer || leaf.name == shipment.owner;
        break;
    case Attribute::seller:
        matches = leaf.name == shipment.seller;
        break;
    case Attribute::product:
        matches = leaf.name == shipment.product;
        break;
    case Attribute::maker:
        matches = leaf.name == shipment.maker;
        break;
    default:
        return false;
    }
    return matches == (leaf.comparison == Comparison::equal);
}

} // namespace

bool holds(const Predicate& predicate, const Shipment& shipment)
{
    const auto part_holds = [&](const Predicate& part) { return holds(part, shipment); };
    switch (predicate.type) {
    case Predicate::Type::all:
        return std::ranges::all_of(predicate.parts, part_holds);
    case Predicate::Type::any:
        return std::ranges::any_of(predicate.parts, part_holds);
    case Predicate::Type::negation:
        return !part_holds(predicate.parts.front());
    case Predicate::Type::leaf:
        break;
    }
    const auto attribute = static_cast<std::size_t>(predicate.attribute);
    return attribute < first_name_attribute
               ? number_holds(shipment.numbers[attribute], predicate.comparison, predicate.number)
               : name_holds(predicate, shipment);
}

bool asks_for(const Predicate& predicate, Attribute attribute)
{
    return predicate.type == Predicate::Type::leaf
               ? predicate.attribute == attribute
               : std::ranges::any_of(predicate.parts,
                                     [=](const Predicate& part) { return asks_for(part, attribute); });
}

void add_thresholds(const Predicate& predicate, Attribute attribute, std::vector<double>& numbers)
{
    for (const Predicate& part : predicate.parts) {
        add_thresholds(part, attribute, numbers);
    }
    if (predicate.type == Predicate::Type::leaf && predicate.attribute == attribute) {
        numbers.push_back(predicate.number);
    }
}

} // namespace chokepoint
