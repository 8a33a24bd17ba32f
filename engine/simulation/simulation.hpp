// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "mechanisms/workspace.hpp"
#include "world/world.hpp"

#include <functional>

namespace chokepoint {

//! Called with the world after each month.
using WorldObserver = std::function<void(const Scenario&, const World&)>;

//! Advances the world by one month. The order of its lines is the model (MODEL.md, section 3).
void advance(const Scenario& scenario, World& world, Workspace& workspace);

//! Runs a scenario from its first month to its last.
//! \throws InvariantError where the model left its domain
World simulate(const Scenario& scenario, RandomKey random, const WorldObserver& observe);

//! The same from a world that was built already, or that was simulated before.
World simulate_from(const Scenario& scenario, World world, const WorldObserver& observe);

//! The same up to a month of the horizon.
World simulate_until(const Scenario& scenario, World world, Month last, const WorldObserver& observe);

} // namespace chokepoint
