// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "laws/logistic.hpp"

namespace chokepoint::laws {

//! What a lab weighs when it decides whether a release gets open weights.
struct OpennessMotives {
    double gap = 0.0;         //!< months behind the frontier [month]
    double sales_share = 0.0; //!< how far it lives from selling access [1], in [0, 1]
    double disposition = 0.0; //!< of the lab [1], in [0, 1]
    double pressure = 0.0;    //!< of its state, in log odds [1]
};

//! Weights of the motives, in log odds.
struct OpennessWeights {
    double base = 0.0;        //!< b0 [1]
    double gap = 0.0;         //!< b1 [1/month]: who is behind has less to lose
    double sales = 0.0;       //!< b2 [1]: open weights are not paid for
    double disposition = 0.0; //!< b3 [1]
};

//! Probability that a release has open weights: logistic(b0 + b1 gap - b2 sales + b3 disposition + pressure).
//! With all weights and the pressure at 0 it is a fair coin.
//!
//! \param motives of the lab
//! \param weights b0 to b3
//! \return [1], in [0, 1]
//! Source: binary logit, McFadden (1974), in Zarembka (ed.), Frontiers in Econometrics, see MODEL.md.
inline double open_probability(const OpennessMotives& motives, const OpennessWeights& weights)
{
    return logistic(weights.base + weights.gap * motives.gap - weights.sales * motives.sales_share +
                    weights.disposition * motives.disposition + motives.pressure);
}

} // namespace chokepoint::laws
