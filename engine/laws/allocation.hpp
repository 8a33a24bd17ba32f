// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "core/math.hpp"

#include <algorithm>
#include <cstddef>
#include <span>

namespace chokepoint::laws {

//! Shares of a budget that go where self-sufficiency lacks most: x_l = w_l g_l^eta / sum over m of w_m
//! g_m^eta. eta = 0 gives the weights, eta = 1 weights times gaps, a large eta all to the largest gap. Where
//! no gap is left, the weights.
//!
//! \param weights w [1], >= 0, not all 0
//! \param gaps    g [1], in [0, 1]: target less self-sufficiency, 0 where the target is met
//! \param exponent eta [1], >= 0
//! \param shares  x [1]: written; they sum to 1
//! Source: assumed rule of a state that sees its gaps; limits as stated. See MODEL.md, investment.
inline void gap_seeking_shares(std::span<const double> weights, std::span<const double> gaps, double exponent,
                               std::span<double> shares)
{
    double largest = 0.0; // of the gaps that have weight; divided by it, no power can vanish for all
    for (std::size_t layer = 0; layer < weights.size(); ++layer) {
        largest = weights[layer] > 0.0 ? std::max(largest, gaps[layer]) : largest;
    }
    double sum = 0.0;
    for (std::size_t layer = 0; layer < weights.size(); ++layer) {
        const double pull = largest > 0.0 ? math::pow(gaps[layer] / largest, exponent) : 1.0;
        shares[layer] = weights[layer] > 0.0 ? weights[layer] * pull : 0.0;
        sum += shares[layer];
    }
    for (double& share : shares) {
        share /= sum;
    }
}

//! Money that becomes capacity of what is spent on a layer in a month: y = (1 - L) A (1 - exp(-x / A)).
//! (1 - L) x where absorption has no limit, (1 - L) A at most.
//!
//! \param spent    x [any money/month], >= 0
//! \param capacity A [the same money/month]: what the layer can absorb; 0: no limit
//! \param leakage  L [1], in [0, 1]: dead projects and fraud
//! \return useful money [the same money/month]
//! Source: saturating absorptive capacity, after Cohen and Levinthal (1990), Adm. Science Quarterly
//! 35:128-152; the form is assumed, see MODEL.md, investment.
inline double useful_spending(double spent, double capacity, double leakage)
{
    const double absorbed = capacity > 0.0 ? -capacity * math::expm1(-spent / capacity) : spent;
    return (1.0 - leakage) * absorbed;
}

} // namespace chokepoint::laws
