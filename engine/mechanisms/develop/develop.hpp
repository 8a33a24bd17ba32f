// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "mechanisms/workspace.hpp"
#include "world/world.hpp"

namespace chokepoint {

//! Frameworks get better, developers choose among them, labs turn compute and ideas into capability.
void develop(const Scenario& scenario, World& world, Workspace& workspace);

//! Vendors and users work on frameworks; support for makers' chips grows.
void improve_frameworks(const Scenario& scenario, Month now, const Developers& developers,
                        Frameworks& frameworks);

//! What frameworks are worth to each class of developers, before anyone asks a neighbour.
void value_frameworks(const Scenario& scenario, Month now, const Clouds& clouds, const Frameworks& frameworks,
                      const Developers& developers, ChoiceTables& choices);

//! Some developers think again, newcomers take some places: both choose.
void choose_frameworks(const Scenario& scenario, Month now, const RandomKey& random, ChoiceTables& choices,
                       Developers& developers, Agents& agents, DeveloperNetwork& network);

//! Labs rent, train, experiment, learn from what is published, and release.
void run_labs(const Scenario& scenario, Month now, const Clouds& clouds, Labs& labs,
              std::vector<Event>& events);

} // namespace chokepoint
