// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "world/world.hpp"

namespace chokepoint {

//! Gives every column of a kind its width; a column is rows x width zeros.
template <class... Columns> inline void size_columns(std::size_t cells, Columns&... columns)
{
    (columns.assign(cells, {}), ...);
}

//! Clouds, labs and segments at the start.
void build_users(const Scenario& scenario, World& world);

//! Rules and the routes around them at the start.
void build_rules_and_routes(const Scenario& scenario, World& world);

//! What countries and regions report before the first month.
void build_reports(const Scenario& scenario, World& world);

//! The frontier before the start is history; history is input.
void build_frontiers(const Scenario& scenario, World& world);

} // namespace chokepoint
