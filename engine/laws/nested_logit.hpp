// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "core/math.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <span>

namespace chokepoint::laws {

//! Choice among options that come in groups of similar ones: within a group a logit on u / spread, between
//! groups a logit on the groups' inclusive values spread ln sum exp(u / spread). Spread 1 is the plain logit;
//! with a small spread a group counts like its best option.
//!
//! \param utility u [1] of each option; -inf: not to be had
//! \param group   of each option, below 8
//! \param spread  [1], in (0, 1]
//! \param share   out: probability of each option [1]; all 0 where nothing is to be had, else they sum to 1
//! Source: McFadden (1978), in Karlqvist et al. (eds.), Spatial Interaction Theory, see MODEL.md
//! [McFadden1978].
inline void nested_logit(std::span<const double> utility, std::span<const std::size_t> group, double spread,
                         std::span<double> share)
{
    constexpr std::size_t num_groups = 8;
    constexpr double nothing = -std::numeric_limits<double>::infinity();
    double best[num_groups];
    double sum[num_groups] = {};
    std::fill_n(best, num_groups, nothing);
    for (std::size_t i = 0; i < utility.size(); ++i) {
        best[group[i]] = std::max(best[group[i]], utility[i]);
    }
    for (std::size_t i = 0; i < utility.size(); ++i) {
        share[i] = utility[i] > nothing ? math::exp((utility[i] - best[group[i]]) / spread) : 0.0;
        sum[group[i]] += share[i];
    }
    double inclusive[num_groups];
    double most = nothing;
    for (std::size_t g = 0; g < num_groups; ++g) {
        inclusive[g] = sum[g] > 0.0 ? best[g] + spread * math::log(sum[g]) : nothing;
        most = std::max(most, inclusive[g]);
    }
    double total = 0.0;
    for (double& value : inclusive) {
        value = value > nothing ? math::exp(value - most) : 0.0;
        total += value;
    }
    for (std::size_t i = 0; i < utility.size(); ++i) {
        share[i] = share[i] > 0.0 ? inclusive[group[i]] / total * (share[i] / sum[group[i]]) : 0.0;
    }
}

} // namespace chokepoint::laws
