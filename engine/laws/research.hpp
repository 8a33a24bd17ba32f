// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "core/math.hpp"

#include <algorithm>

namespace chokepoint::laws {

//! Two inputs with constant elasticity of substitution: (s x^r + (1 - s) y^r)^(1/r), r = (sigma - 1) / sigma.
//!
//! Normalised: equal inputs give that input, whatever s and sigma. sigma = 1 is Cobb-Douglas x^s y^(1-s),
//! sigma = 0 is min(x, y), large sigma is the weighted mean. Computed from the dominating term with the other
//! one relative to it, so that no power overflows and the limits are approached smoothly.
//!
//! \param share        s [1], in [0, 1]: weight of the first input
//! \param first        x [1], >= 0, relative to its reference
//! \param second       y [1], >= 0, relative to its reference
//! \param substitution sigma [1], >= 0: elasticity of substitution
//! \return composite input [1]
//! Source: Arrow, Chenery, Minhas, Solow (1961), Rev. Econ. Stat. 43(3):225-250, see MODEL.md.
inline double ces(double share, double first, double second, double substitution)
{
    if (share == 0.0 || share == 1.0) {
        return share == 0.0 ? second : first;
    }
    if (substitution == 0.0) {
        return std::min(first, second);
    }
    const double exponent = (substitution - 1.0) / substitution;
    if (first == 0.0 || second == 0.0) { // what is missing can be replaced only where sigma > 1
        const double weight = first == 0.0 ? 1.0 - share : share;
        return exponent <= 0.0 ? 0.0 : std::max(first, second) * math::pow(weight, 1.0 / exponent);
    }
    const bool first_dominates = (first >= second) == (exponent >= 0.0);
    const double base = first_dominates ? first : second;
    const double other_share = first_dominates ? 1.0 - share : share;
    const double log_ratio = math::log((first_dominates ? second : first) / base);
    if (exponent == 0.0) {
        return base * math::exp(other_share * log_ratio);
    }
    return base * math::exp(math::log1p(other_share * math::expm1(exponent * log_ratio)) / exponent);
}

//! Own progress of algorithms in a month, semi-endogenous: D ln a = zeta R^lambda a^-psi. On a balanced path
//! ln a grows lambda / psi times as fast as ln R.
//!
//! \param progress            zeta [1/month]: progress at R = 1, a = 1
//! \param input               R [1], >= 0: research input relative to its reference
//! \param input_exponent      lambda [1]: below 1, researchers step on each other's toes
//! \param log_efficiency      ln a [1]
//! \param difficulty_exponent psi [1]: how much harder ideas become
//! \return what is added to ln a [1/month]
//! Source: Jones (1995), J. Political Economy 103(4):759-784, see MODEL.md.
inline double progress_step(double progress, double input, double input_exponent, double log_efficiency,
                            double difficulty_exponent)
{
    return progress * math::pow(input, input_exponent) * math::exp(-difficulty_exponent * log_efficiency);
}

//! Catching up with what is published, in a month: D ln a = kappa max(0, ln a_pub - ln a). A pure follower of
//! knowledge that is published l months late trails by l + 1 / kappa months.
//!
//! \param rate                     kappa [1/month], in [0, 1]
//! \param published_log_efficiency ln a_pub [1]
//! \param own_log_efficiency       ln a [1]
//! \return what is added to ln a [1/month]
//! Source: Nelson and Phelps (1966), American Economic Review 56(1/2):69-75, see MODEL.md.
inline double diffusion_step(double rate, double published_log_efficiency, double own_log_efficiency)
{
    return rate * std::max(0.0, published_log_efficiency - own_log_efficiency);
}

} // namespace chokepoint::laws
