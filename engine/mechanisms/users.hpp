// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "world/world.hpp"

namespace chokepoint {

//! People of each region by the framework that they use, population after population.
//! \param[out] people [persons], region x framework
inline void users_by_region(const Scenario& scenario, const Developers& developers, std::span<double> people)
{
    const std::size_t count = scenario.frameworks.size();
    std::ranges::fill(people, 0.0);
    for (std::size_t population = 0; population < scenario.developers.size(); ++population) {
        const std::size_t region = region_of(scenario, scenario.developers[population].country);
        for (std::size_t framework = 0; framework < count; ++framework) {
            people[region * count + framework] += users(developers, population, framework);
        }
    }
}

} // namespace chokepoint
