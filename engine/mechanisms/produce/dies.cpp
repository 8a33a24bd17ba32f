// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "mechanisms/produce/dies.hpp"

#include "laws/dies.hpp"
#include "laws/learning.hpp"
#include "laws/yield.hpp"

namespace chokepoint {
namespace {

double defect_limited_yield(const Scenario& scenario, double defects)
{
    switch (scenario.mechanisms.yield_law) {
    case YieldLaw::poisson:
        return laws::poisson_yield(defects);
    case YieldLaw::murphy:
        return laws::murphy_yield(defects);
    case YieldLaw::murphy_uniform:
        return laws::murphy_uniform_yield(defects);
    case YieldLaw::exponential:
        return laws::exponential_yield(defects);
    case YieldLaw::seeds:
        return laws::seeds_yield(defects);
    case YieldLaw::negative_binomial:
        return laws::negative_binomial_yield(defects, scenario.yield.clustering_alpha);
    case YieldLaw::bose_einstein:
        return laws::bose_einstein_yield(defects / scenario.yield.critical_layers,
                                         scenario.yield.critical_layers);
    }
    return 0.0;
}

//! Share of dies that the maturity of the design lets work. What was designed before the start of time is
//! mature.
double maturity(const Scenario& scenario, const Product& product, Month now)
{
    if (product.maturity_loss == 0.0 || product.from == Date::always()) {
        return 1.0;
    }
    const int age = scenario.mechanisms.learning ? std::max(0, now - product.from.first_full_month()) : 0;
    return laws::design_maturity(age, product.maturity_loss, product.maturity_time);
}

} // namespace

Dies dies_of(const Scenario& scenario, std::size_t fab, const Product& product, Month now, const Fabs& fabs)
{
    if (scenario.fabs[fab].node != product.node) {
        return {0.0, 0.0};
    }
    const double square_centimetres = product.die_area / 100.0;
    const double defects = square_centimetres * fabs.defect_density[fab];
    return {laws::gross_dies_per_wafer(product.die_area, scenario.yield.usable_diameter),
            scenario.fabs[fab].systematic_yield * maturity(scenario, product, now) *
                defect_limited_yield(scenario, defects)};
}

} // namespace chokepoint
