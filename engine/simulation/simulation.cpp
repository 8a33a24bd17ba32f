// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "simulation/simulation.hpp"

#include "mechanisms/develop/develop.hpp"
#include "mechanisms/govern/govern.hpp"
#include "mechanisms/measure/measure.hpp"
#include "mechanisms/produce/produce.hpp"
#include "mechanisms/trade/trade.hpp"

#include <algorithm>
#include <utility>

namespace chokepoint {

void advance(const Scenario& scenario, World& world, Workspace& workspace)
{
    world.month = world.month + 1;
    world.events.clear();
    std::ranges::fill(world.ledger.flow, 0.0);

    govern(scenario, world);
    produce(scenario, world, workspace);
    trade(scenario, world, workspace);
    develop(scenario, world, workspace);
    measure(scenario, world);
}

World simulate(const Scenario& scenario, RandomKey random, const WorldObserver& observe)
{
    return simulate_from(scenario, build_world(scenario, random), observe);
}

World simulate_from(const Scenario& scenario, World world, const WorldObserver& observe)
{
    return simulate_until(scenario, std::move(world), scenario.end, observe);
}

World simulate_until(const Scenario& scenario, World world, Month last, const WorldObserver& observe)
{
    Workspace workspace;
    while (world.month < last) {
        advance(scenario, world, workspace);
        check_invariants(scenario, world);
        observe(scenario, world);
    }
    return world;
}

} // namespace chokepoint
