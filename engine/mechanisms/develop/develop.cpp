// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "mechanisms/develop/develop.hpp"

namespace chokepoint {

void develop(const Scenario& scenario, World& world)
{
    const Month now = world.month;
    run_labs(scenario, now, world.random, world.clouds, world.regions,
             world.frontiers[static_cast<std::size_t>(Layer::models)], world.labs, world.events);
    run_applications(scenario, now, world.random, world.regions, world.segments, world.labs, world.clouds,
                     world.ledger);
}

} // namespace chokepoint
