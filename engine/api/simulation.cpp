// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "simulation/simulation.hpp"

#include "core/self_check.hpp"
#include "world/digest.hpp"

#include <chokepoint/simulation.hpp>

namespace chokepoint {

RunSummary simulate(const Scenario& scenario, std::uint64_t seed, std::uint32_t replicate,
                    const Observer& observer)
{
    self_check();
    const RandomKey random{seed, replicate};
    RunDigest digest(scenario, build_world(scenario, random));
    simulate(scenario, random, [&](const Scenario& given, const World& world) {
        digest.add_month(given, world);
        if (observer) {
            observer(world, world.month);
        }
    });
    return {digest.finish().hex(), scenario.months()};
}

} // namespace chokepoint
