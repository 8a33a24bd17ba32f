// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "mechanisms/measure/measure.hpp"

#include <limits>

namespace chokepoint {

void measure_frameworks(const Scenario& scenario, const Developers& developers, Frameworks& frameworks,
                        Regions& regions)
{
    const std::size_t count = scenario.frameworks.size();
    std::array<double, num_regions> people{};
    std::ranges::fill(frameworks.users, 0.0);
    std::ranges::fill(regions.framework_share, 0.0);
    for (std::size_t population = 0; population < scenario.developers.size(); ++population) {
        const Reference country = scenario.developers[population].country;
        const auto region = static_cast<std::size_t>(scenario.countries[std::size_t(country)].region);
        for (std::size_t framework = 0; framework < count; ++framework) {
            const double persons = users(developers, population, framework);
            frameworks.users[framework] += persons;
            regions.framework_share[region * count + framework] += persons;
            people[region] += persons;
        }
    }
    for (std::size_t cell = 0; cell < regions.framework_share.size(); ++cell) {
        const double all = people[cell / count];
        regions.framework_share[cell] =
            all > 0.0 ? regions.framework_share[cell] / all : std::numeric_limits<double>::quiet_NaN();
    }
}

} // namespace chokepoint
