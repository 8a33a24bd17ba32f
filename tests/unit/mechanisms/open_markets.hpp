// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "world/world.hpp"

namespace chokepoint::testing {

//! What the phase of rules leaves where there are none, for tests that run other phases alone.
inline void open_markets(const Scenario& s, World& world)
{
    RuleTable& table = world.rule_table;
    const std::size_t products = world.products.designs.size();
    table.chips.resize(products * s.clouds.size());
    table.foundry.resize(products * s.fabs.size());
    table.memory.resize(products * s.memory_lines.size());
    table.packaging.resize(products * s.packaging_lines.size());
    table.routes.resize(products * s.routes.size());
    table.chips_closing.resize(table.chips.size());
    table.foundry_closing.resize(table.foundry.size());
    table.memory_closing.resize(table.memory.size());
}

} // namespace chokepoint::testing
