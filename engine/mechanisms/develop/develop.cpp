// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "mechanisms/develop/develop.hpp"

namespace chokepoint {

void develop(const Scenario& scenario, World& world)
{
    run_labs(scenario, world.month, world.clouds, world.labs, world.events);
}

} // namespace chokepoint
