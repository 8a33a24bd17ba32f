// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "mechanisms/measure/measure.hpp"

namespace chokepoint {

void measure(const Scenario& scenario, World& world)
{
    const Month now = world.month;
    measure_supply(scenario, world, world.regions);
    measure_concentration(scenario, world, world.layers);
    measure_lags(scenario, now, world.products, world.labs, world.frontiers, world.layers, world.regions);
    measure_applications(scenario, world.segments, world.labs, world.clouds, world.regions);
    measure_capability(scenario, now, world.clouds, world.labs, world.frontiers, world.regions);
    measure_frameworks(scenario, world.developers, world.frameworks, world.regions);
}

} // namespace chokepoint
