// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "mechanisms/measure/measure.hpp"

namespace chokepoint {

void measure_applications(const Scenario& scenario, const Segments& segments, const Labs& labs,
                          const Clouds& clouds, Regions& regions)
{
    std::ranges::fill(regions.application_spending, 0.0);
    std::ranges::fill(regions.application_revenue, 0.0);
    const auto add = [&](const auto& entities, const Column<double>& money, Column<double>& total) {
        for (std::size_t row = 0; row < entities.size(); ++row) {
            total[region_of(scenario, entities[row].country)] += money[row];
        }
    };
    add(scenario.segments, segments.spending, regions.application_spending);
    add(scenario.labs, labs.revenue, regions.application_revenue);
    add(scenario.clouds, clouds.hosting_revenue, regions.application_revenue);
}

} // namespace chokepoint
