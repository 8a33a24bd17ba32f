// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "world/world.hpp"

namespace chokepoint {

//! Why a world of one scenario cannot go on under another: something exists in one of them only. Rules may
//! differ, and so may all numbers. One sentence; empty if it can go on.
std::string branch_obstacle(const Scenario& trunk, const Scenario& branch);

//! The same world, to go on under another scenario with the same entities. Rules that both have keep their
//! state, rules of the branch alone begin, and products that were given become the branch's. What a scenario
//! says of the state at the start (stocks in hand, ties between developers) is not asked again.
World branched(const World& world, const Scenario& trunk, const Scenario& branch);

} // namespace chokepoint
