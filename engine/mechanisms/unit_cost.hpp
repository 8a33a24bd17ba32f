// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "world/scenario.hpp"

#include <cmath>
#include <limits>

namespace chokepoint {

//! What dies, stacks and a slot of one unit cost, from the cheapest of its maker's suppliers; an input that
//! none of them sells counts nothing [USD].
//!
//! \param die_cost of one good die from the cheapest line; infinite where no line makes it [USD]
inline double unit_cost(const Scenario& scenario, const Product& product, double die_cost)
{
    const Chipmaker& maker = scenario.chipmakers[std::size_t(product.maker)];
    constexpr double unknown = std::numeric_limits<double>::infinity();
    double stack = unknown;
    for (const Reference line : maker.memory) {
        if (scenario.memory_lines[std::size_t(line)].generation == product.generation) {
            stack = std::min(stack, scenario.memory_lines[std::size_t(line)].price);
        }
    }
    double slot = unknown;
    for (const Reference line : maker.packaging) {
        slot = std::min(slot, scenario.packaging_lines[std::size_t(line)].price);
    }
    const auto cost = [](double price, double number) { return std::isfinite(price) ? price * number : 0.0; };
    return cost(die_cost, static_cast<double>(product.dies)) +
           cost(stack, static_cast<double>(product.stacks)) + cost(slot, 1.0);
}

} // namespace chokepoint
