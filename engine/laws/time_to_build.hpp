// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "core/math.hpp"

#include <algorithm>
#include <cstddef>
#include <span>

namespace chokepoint::laws {

//! One month of a pipeline whose delay is Erlang distributed: k stages in a row, mean tau.
//!
//! A unit advances Poisson(k / tau) stages a month, the exact transition of the continuous chain
//! u_1' = in - (k/tau) u_1, ..., out = (k/tau) u_k: no step size, no instability. What leaves is taken from
//! what was there before; only then the inflow enters the first stage. So an impulse that enters in month 0
//! has left by month n with the gamma distribution's CDF(n), shape k and mean tau.
//! Conserves: before + inflow = after + returned, to rounding.
//!
//! \param stages    content of each stage [any amount], first to last; changed. Empty: no delay
//! \param inflow    what enters this month [the same amount]
//! \param mean_time tau [month], >= 0; 0: all leaves in the month after it entered
//! \return what leaves this month [the same amount]
//! Source: Kydland and Prescott (1982), Econometrica 50(6):1345-1370, in the form of a linear chain,
//! see MODEL.md [Kydland1982].
inline double advance_erlang(std::span<double> stages, double inflow, double mean_time)
{
    if (stages.empty()) {
        return inflow;
    }
    // Beyond 10^6 stages a month exp(-advance) is 0 in double, as in the limit: nothing stays.
    const double advance = std::min(static_cast<double>(stages.size()) / mean_time, 1e6);
    const double stays = math::exp(-advance);
    const auto next = [advance](std::size_t steps) { return advance / static_cast<double>(steps + 1); };

    double leaving = 0.0;
    double probability = stays; // of advancing `steps` stages
    double reached = 0.0;       // probability of advancing at most `steps`
    for (std::size_t steps = 0; steps < stages.size(); probability *= next(steps), ++steps) {
        reached += probability;
        leaving += stages[stages.size() - 1 - steps] * std::max(0.0, 1.0 - reached);
    }
    for (std::size_t to = stages.size(); to-- > 0;) { // downwards: stages below hold the old content
        double arriving = 0.0;
        probability = stays;
        for (std::size_t steps = 0; steps <= to; probability *= next(steps), ++steps) {
            arriving += probability * stages[to - steps];
        }
        stages[to] = arriving;
    }
    stages.front() += inflow;
    return leaving;
}

//! One month of a pipeline with a fixed delay of as many months as it has slots.
//!
//! \param slots  content by months spent inside [any amount]; changed. Empty: no delay
//! \param inflow what enters this month [the same amount]
//! \return what entered slots.size() months ago [the same amount]
//! Source: time to build, Kydland and Prescott (1982), see MODEL.md [Kydland1982].
inline double advance_fixed(std::span<double> slots, double inflow)
{
    if (slots.empty()) {
        return inflow;
    }
    const double leaving = slots.back();
    std::copy_backward(slots.begin(), slots.end() - 1, slots.end());
    slots.front() = inflow;
    return leaving;
}

} // namespace chokepoint::laws
