// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "core/history.hpp"
#include "core/math.hpp"
#include "mechanisms/measure/measure.hpp"
#include "mechanisms/measure/months_behind.hpp"

#include <cmath>
#include <limits>

namespace chokepoint {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

//! The best release of each region: capability and effective compute; NaN without one.
struct Leaders {
    std::array<double, num_regions> capability;
    std::array<double, num_regions> effective_compute;
};

Leaders find_leaders(const Scenario& scenario, const Labs& labs)
{
    Leaders leaders{};
    leaders.capability.fill(none);
    leaders.effective_compute.fill(none);
    for (std::size_t lab = 0; lab < scenario.labs.size(); ++lab) {
        const std::size_t region = region_of(scenario, scenario.labs[lab].country);
        if (!std::isnan(labs.capability[lab]) && !(labs.capability[lab] <= leaders.capability[region])) {
            leaders.capability[region] = labs.capability[lab];
            leaders.effective_compute[region] = labs.effective_compute[lab];
        }
    }
    return leaders;
}

double largest(const std::array<double, num_regions>& values)
{
    double best = none;
    for (const double value : values) {
        best = value <= best || std::isnan(value) ? best : value;
    }
    return best;
}

//! Mean of the months that have a value; NaN without any.
double mean_of(std::span<const double> months)
{
    double sum = 0.0;
    double count = 0.0;
    for (const double month : months) {
        if (!std::isnan(month)) {
            sum += month;
            count += 1.0;
        }
    }
    return count > 0.0 ? sum / count : none;
}

void add_compute(const Scenario& scenario, Reference country, double compute, Regions& regions)
{
    regions.compute_stock[region_of(scenario, country)] += compute;
}

} // namespace

void measure_capability(const Scenario& scenario, Month now, const Clouds& clouds, const Labs& labs,
                        const std::array<Frontier, num_layers>& frontiers, Regions& regions)
{
    std::ranges::fill(regions.compute_stock, 0.0);
    for (std::size_t cloud = 0; cloud < scenario.clouds.size(); ++cloud) {
        add_compute(scenario, scenario.clouds[cloud].country, clouds.compute_stock[cloud], regions);
    }
    for (std::size_t lab = 0; lab < scenario.labs.size(); ++lab) {
        const double own = scenario.labs[lab].acts(now) ? labs.own_compute[lab] : 0.0;
        add_compute(scenario, scenario.labs[lab].country, own, regions);
    }

    const Leaders leaders = find_leaders(scenario, labs);
    const double best = largest(leaders.capability);
    const double most_effective = largest(leaders.effective_compute);
    for (std::size_t region = 0; region < num_regions; ++region) {
        const double capability = leaders.capability[region];
        const auto history =
            std::span<double>(regions.gap_history).subspan(region * smoothing_months, smoothing_months);
        remember(history, months_behind(frontiers[static_cast<std::size_t>(Layer::models)], capability, now));
        regions.capability[region] = capability;
        regions.capability_gap[region] = mean_of(history);
        regions.capability_gap_points[region] = best - capability;
        const double effective = leaders.effective_compute[region];
        regions.effective_compute_gap[region] =
            std::isnan(effective) ? none : math::log10(most_effective / effective);
    }
}

} // namespace chokepoint
