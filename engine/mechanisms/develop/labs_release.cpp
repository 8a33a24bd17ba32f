// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "laws/capability.hpp"
#include "laws/logistic.hpp"
#include "laws/openness.hpp"
#include "mechanisms/develop/labs.hpp"
#include "mechanisms/performance.hpp"

#include <algorithm>
#include <cmath>

namespace chokepoint {
namespace {

//! Share of a lab's training compute that goes into its largest run; the rest is small runs.
double largest_run_share(const Scenario& scenario, Month now, const Lab& lab)
{
    const ResearchParameters& p = scenario.research;
    const double year = (static_cast<double>(now.index) + 0.5 - lab.run_share_delay) / 12.0;
    return laws::logistic_ramp(year, p.run_share_start, p.run_share_end, p.run_share_midpoint,
                               p.run_share_width);
}

bool opens_weights(const Scenario& scenario, Month now, RandomKey random, const Regions& regions,
                   std::size_t lab)
{
    const Lab& given = scenario.labs[lab];
    if (given.open != Openness::endogenous || !scenario.mechanisms.release) {
        return given.open == Openness::open;
    }
    const Country& country = scenario.countries[std::size_t(given.country)];
    const double gap = regions.capability_gap[static_cast<std::size_t>(country.region)];
    const ResearchParameters& p = scenario.research;
    const double probability =
        laws::open_probability({.gap = std::isnan(gap) ? 0.0 : gap,
                                .sales_share = given.api_share,
                                .disposition = given.disposition,
                                .pressure = country.open_pressure.at(now)},
                               {p.openness_base, p.openness_gap, p.openness_sales, p.openness_disposition});
    return uniform(draw(random, Stream::lab_release, given.key, now).words[0]) < probability;
}

} // namespace

bool train(const Scenario& scenario, Month now, const PublicState& known, std::size_t lab, Labs& labs)
{
    const Lab& given = scenario.labs[lab];
    const double training = labs.usable_compute[lab] * free_share(lab, labs) * (1.0 - given.experiment_share);
    const double operations = training * h100_tops * 1e12 / 2.0 * given.hardware_utilisation;
    labs.run_compute[lab] += operations * seconds_per_month * largest_run_share(scenario, now, given);
    labs.run_months[lab] += 1;
    if (labs.run_months[lab] < given.training_time || !(labs.run_compute[lab] > 0.0)) {
        return false;
    }
    labs.training_compute[lab] = labs.run_compute[lab];
    labs.run_compute[lab] = 0.0;
    labs.run_months[lab] = 0;
    // New post-training on the old base is a release too, where the new base is no better.
    const double effective = better_of(labs.effective_compute[lab],
                                       labs.training_compute[lab] * math::exp(labs.log_efficiency[lab]));
    const double own = own_capability(scenario, effective, lab, labs);
    const double copied = distilled_part(scenario, known, own, lab, labs);
    if (own + copied <= labs.capability[lab]) { // false for the first
        return false;
    }
    labs.effective_compute[lab] = effective;
    labs.distilled[lab] = copied;
    labs.capability[lab] = own + copied;
    return true;
}

void publish(const Scenario& scenario, Month now, RandomKey random, const Regions& regions, std::size_t lab,
             Labs& labs)
{
    const bool open = opens_weights(scenario, now, random, regions, lab);
    labs.open_weights[lab] = static_cast<std::int8_t>(open);
    if (open) {
        labs.open_capability[lab] = labs.capability[lab];
        labs.disclosed_log_efficiency[lab] =
            better_of(labs.disclosed_log_efficiency[lab], labs.log_efficiency[lab]);
        labs.disclosed_post_training[lab] =
            better_of(labs.disclosed_post_training[lab], labs.post_training[lab]);
    }
}

} // namespace chokepoint
