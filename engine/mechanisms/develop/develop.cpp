// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "mechanisms/develop/develop.hpp"

namespace chokepoint {

void develop(const Scenario& scenario, World& world, Workspace& workspace)
{
    const Month now = world.month;
    improve_frameworks(scenario, now, world.developers, world.frameworks);
    value_frameworks(scenario, now, world.products, world.clouds, world.frameworks, world.developers,
                     workspace.choices);
    choose_frameworks(scenario, now, world.random, workspace.choices, world.developers, world.agents,
                      world.network);
    run_labs(scenario, now, world.random, world.clouds, world.regions,
             world.frontiers[static_cast<std::size_t>(Layer::models)], world.labs, world.events);
    run_applications(scenario, now, world.random, world.regions, world.segments, world.labs, world.clouds,
                     world.ledger);
}

} // namespace chokepoint
