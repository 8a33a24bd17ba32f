// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "laws/framework_quality.hpp"
#include "mechanisms/develop/develop.hpp"

namespace chokepoint {
namespace {

//! People who use a framework, everywhere [persons].
double users_of(const Developers& developers, std::size_t framework)
{
    double sum = 0.0;
    for (std::size_t population = 0; population < developers.weight.size(); ++population) {
        sum += users(developers, population, framework);
    }
    return sum;
}

void improve_support(const Scenario& scenario, Month now, std::size_t framework, Frameworks& frameworks)
{
    const Framework& given = scenario.frameworks[framework];
    for (const DatedWeight& effort : given.backend_effort) {
        double& support =
            frameworks.backend[framework * scenario.chipmakers.size() + std::size_t(effort.entity)];
        if (scenario.chipmakers[std::size_t(effort.entity)].acts(now) && support < given.backend_maximum) {
            support = laws::support_step(support, effort.value.at(now), scenario.adoption.backend_rate,
                                         given.backend_maximum);
        }
    }
}

} // namespace

void improve_frameworks(const Scenario& scenario, Month now, const Developers& developers,
                        Frameworks& frameworks)
{
    if (!scenario.mechanisms.frameworks) {
        return;
    }
    const FrameworkParameters& p = scenario.adoption;
    double world = 0.0;
    for (std::size_t framework = 0; framework < scenario.frameworks.size(); ++framework) {
        world += users_of(developers, framework);
    }
    for (std::size_t framework = 0; framework < scenario.frameworks.size(); ++framework) {
        const Framework& given = scenario.frameworks[framework];
        if (!given.acts(now)) {
            continue;
        }
        const double share = world > 0.0 ? users_of(developers, framework) / world : 0.0;
        const double effort = given.vendor_effort.at(now) + p.contribution * share;
        frameworks.quality[framework] = laws::quality_step(
            frameworks.quality[framework], effort, p.quality_decay, p.quality_gain, p.effort_exponent);
        improve_support(scenario, now, framework, frameworks);
    }
}

} // namespace chokepoint
