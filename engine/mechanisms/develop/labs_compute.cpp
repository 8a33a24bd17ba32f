// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "laws/stock.hpp"
#include "mechanisms/develop/labs.hpp"
#include "mechanisms/develop/serving.hpp"

#include <algorithm>

namespace chokepoint {
namespace {

//! Compute that serves users: the given share at least; with users, what last month's spending takes, as far
//! as the cap allows.
double inference_of(const Scenario& scenario, const PublicState& known, double compute, std::size_t lab,
                    const Labs& labs)
{
    const double least = scenario.labs[lab].inference_share * compute;
    if (!has_users(scenario)) {
        return least;
    }
    const double demand = serving_compute(labs.revenue[lab], known.serving_price);
    return std::max(least, std::min(demand, scenario.applications.serving_cap * compute));
}

} // namespace

void gather_compute(const Scenario& scenario, const Clouds& clouds, const PublicState& known, std::size_t lab,
                    Labs& labs)
{
    const Lab& given = scenario.labs[lab];
    labs.own_compute[lab] =
        laws::perpetual_inventory(labs.own_compute[lab], 0.0, scenario.compute.retirement);
    labs.rented_compute[lab] = 0.0;
    labs.usable_compute[lab] = labs.own_compute[lab];
    for (const Weight& rented : given.clouds) {
        labs.rented_compute[lab] += rented.value * clouds.compute_stock[std::size_t(rented.entity)];
        labs.usable_compute[lab] += rented.value * clouds.usable_compute[std::size_t(rented.entity)];
    }
    const double compute = labs.own_compute[lab] + labs.rented_compute[lab];
    labs.inference_compute[lab] = inference_of(scenario, known, compute, lab, labs);
    labs.experiment_compute[lab] = labs.usable_compute[lab] * free_share(lab, labs) * given.experiment_share;
}

} // namespace chokepoint
