// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "mechanisms/develop/develop.hpp"

namespace chokepoint {

void develop(const Scenario& scenario, World& world, Workspace& workspace)
{
    improve_frameworks(scenario, world.month, world.developers, world.frameworks);
    value_frameworks(scenario, world.month, world.clouds, world.frameworks, world.developers,
                     workspace.choices);
    choose_frameworks(scenario, world.month, world.random, workspace.choices, world.developers, world.agents,
                      world.network);
    run_labs(scenario, world.month, world.clouds, world.labs, world.events);
}

} // namespace chokepoint
