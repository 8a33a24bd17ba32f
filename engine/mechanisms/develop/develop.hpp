// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "mechanisms/workspace.hpp"
#include "world/world.hpp"

namespace chokepoint {

//! Frameworks get better, developers choose among them, labs turn compute and ideas into capability, users
//! turn capability into revenue.
void develop(const Scenario& scenario, World& world, Workspace& workspace);

//! Vendors and users work on frameworks; support for makers' chips grows.
void improve_frameworks(const Scenario& scenario, Month now, const Developers& developers,
                        Frameworks& frameworks);

//! What frameworks are worth to each class of developers, before anyone asks a neighbour.
void value_frameworks(const Scenario& scenario, Month now, const Products& products, const Clouds& clouds,
                      const Frameworks& frameworks, const Developers& developers, ChoiceTables& choices);

//! Some developers think again, newcomers take some places: both choose.
void choose_frameworks(const Scenario& scenario, Month now, const RandomKey& random, ChoiceTables& choices,
                       Developers& developers, Agents& agents, DeveloperNetwork& network);

//! Labs rent, serve, train, experiment, learn from what is published, copy, and release.
void run_labs(const Scenario& scenario, Month now, RandomKey random, const Clouds& clouds,
              const Regions& regions, const Frontier& frontier, Labs& labs, std::vector<Event>& events);

//! Users adopt, choose among the models that they may use, and pay labs and clouds.
void run_applications(const Scenario& scenario, Month now, RandomKey random, const Regions& regions,
                      Segments& segments, Labs& labs, Clouds& clouds, Ledger& ledger);

} // namespace chokepoint
