// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "world/world.hpp"

namespace chokepoint {

//! Decisions on all edges when the rules with `in_force` not 0 act, whatever their dates.
void compile_edges(const Scenario& scenario, const Products& products, const Column<std::int8_t>& in_force,
                   RuleTable& table);

//! What buyers expect of edges that are open: that announced rules will close what they would close if they
//! acted today, that rumoured ones may, and that any supply from outside country and bloc might.
void expect_closings(const Scenario& scenario, const Products& products, const Rules& rules,
                     RuleTable& table);

} // namespace chokepoint
