// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "mechanisms/measure/measure.hpp"
#include "mechanisms/users.hpp"

#include <limits>
#include <numeric>

namespace chokepoint {

void measure_frameworks(const Scenario& scenario, const Developers& developers, Frameworks& frameworks,
                        Regions& regions)
{
    const std::size_t count = scenario.frameworks.size();
    std::ranges::fill(frameworks.users, 0.0);
    for (std::size_t population = 0; population < scenario.developers.size(); ++population) {
        for (std::size_t framework = 0; framework < count; ++framework) {
            frameworks.users[framework] += users(developers, population, framework);
        }
    }
    users_by_region(scenario, developers, regions.framework_share);
    for (std::size_t region = 0; region < num_regions; ++region) {
        const std::span<double> share = std::span(regions.framework_share).subspan(region * count, count);
        const double all = std::accumulate(share.begin(), share.end(), 0.0);
        for (double& one : share) {
            one = all > 0.0 ? one / all : std::numeric_limits<double>::quiet_NaN();
        }
    }
}

} // namespace chokepoint
