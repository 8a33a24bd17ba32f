// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "world/world.hpp"

#include "mechanisms/workspace.hpp"

namespace chokepoint::testing {

//! A world in which tests run one phase of the month alone. Rules allow everything, unless the test says
//! otherwise: the table is what the phase of rules leaves where there are none.
struct OnePhase {
    explicit OnePhase(Scenario scenario) : s(std::move(scenario)), world(build_world(s, {}))
    {
        world.month = s.start;
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

    void end_month()
    {
        check_invariants(s, world);
        world.month = world.month + 1;
    }

    Scenario s;
    World world;
    Workspace workspace;
};

} // namespace chokepoint::testing
