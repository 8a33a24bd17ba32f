// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

// The steps of a lab's month, for develop/labs.cpp and its tests.

#include "mechanisms/develop/develop.hpp"

#include <cmath>

namespace chokepoint {

//! What labs see of the world this month, as it stood when last month ended.
struct PublicState {
    double log_efficiency = 0.0;   //!< published, ln; -inf where nobody had begun
    double post_training = 0.0;    //!< published [points]
    double capability = 0.0;       //!< of the best release [points]; NaN without one
    double open_capability = 0.0;  //!< of the best release with open weights [points]; NaN without one
    double most_experiments = 0.0; //!< usable compute of experiments of the lab that has most [H100e]
    double serving_price = 0.0;    //!< users' money for an H100e that serves them [USD/month]
    bool frontier_moved = false;   //!< a release of last month was better than all before
};

//! The larger of two values, where the first may be missing (NaN).
inline double better_of(double one, double other)
{
    return std::isnan(one) || one < other ? other : one;
}

//! Share of a lab's compute that serving users leaves [1].
inline double free_share(std::size_t lab, const Labs& labs)
{
    const double compute = labs.own_compute[lab] + labs.rented_compute[lab];
    return compute > 0.0 ? 1.0 - labs.inference_compute[lab] / compute : 0.0;
}

//! What is published: open releases after the publication lag, everything else later by the secrecy lag.
PublicState public_state(const Scenario& scenario, Month now, const Frontier& frontier,
                         const Regions& regions, const Labs& labs);

//! Own and rented compute, and what of it serves users; the rest is for training and experiments.
void gather_compute(const Scenario& scenario, const Clouds& clouds, const PublicState& known, std::size_t lab,
                    Labs& labs);

//! Own research and what is published improve methods; better models are copied. The values before join the
//! past.
void learn(const Scenario& scenario, Month now, const PublicState& known, std::size_t lab, Labs& labs);

//! Training goes on; where a run ends, a release may follow.
//! \return whether a release better than the lab's best so far followed
bool train(const Scenario& scenario, Month now, const PublicState& known, std::size_t lab, Labs& labs);

//! What is decided about a better release: open weights disclose methods for good.
void publish(const Scenario& scenario, Month now, RandomKey random, const Regions& regions, std::size_t lab,
             Labs& labs);

//! Points that the lab's base model and its own post-training are worth [points]; NaN without a model.
double own_capability(const Scenario& scenario, double effective_compute, std::size_t lab, const Labs& labs);

//! What copying can add to `own`: never beyond the margin below the best model.
double distilled_part(const Scenario& scenario, const PublicState& known, double own, std::size_t lab,
                      const Labs& labs);

} // namespace chokepoint
