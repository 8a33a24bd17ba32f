// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "world/world.hpp"

namespace chokepoint {

//! Frameworks and developers at the start: who is tied to whom, and who uses what. Reads the world's random
//! key and month.
void build_developers(const Scenario& scenario, World& world);

//! The tables of the same, without ties and choices.
void size_developers(const Scenario& scenario, World& world);

} // namespace chokepoint
