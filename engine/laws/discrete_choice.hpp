// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

// Choice among a few options under social influence: a logit (McFadden 1974) whose utilities contain what
// one's neighbours do (Brock and Durlauf 2001, Rev. Econ. Studies 68:235-260). Weights are products, so that
// no exponential is taken per agent and option, and single precision: the order of operations written here is
// part of the model, and every faster form must give the same bits.

#include "core/math.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace chokepoint::laws {

inline constexpr std::size_t most_options = 8;   //!< eight 8-bit counts fill one 64-bit word
inline constexpr std::uint32_t short_row = 15;   //!< most ties whose powers come from four factors
inline constexpr std::uint32_t packed_row = 255; //!< most ties that 8-bit counts hold

//! exp(strength n / degree) for n of an agent's `degree` ties, as a float.
//!
//! Up to 15 ties: g = float(exp(strength / degree)), g2 = g g, g4 = g2 g2, g8 = g4 g4, and the product
//! ((g^[n & 1] g2^[n & 2]) g4^[n & 4]) g8^[n & 8] from left to right. Beyond: float(exp((strength n) /
//! degree)). n = 0 gives 1.
class TieInfluence {
  public:
    //! \param strength beta J (1 - omega), from 0 to 40
    explicit TieInfluence(double strength) : strength_(strength)
    {
        for (std::uint32_t degree = 1; degree <= short_row; ++degree) {
            const auto g = static_cast<float>(math::exp(strength / static_cast<double>(degree)));
            const float g2 = g * g;
            const float g4 = g2 * g2;
            factors_[degree] = {g, g2, g4, g4 * g4};
        }
    }

    float operator()(std::uint32_t ties, std::uint32_t degree) const
    {
        if (ties == 0) {
            return 1.0F;
        }
        if (degree > short_row) {
            return static_cast<float>(
                math::exp((strength_ * static_cast<double>(ties)) / static_cast<double>(degree)));
        }
        const std::array<float, 4>& g = factors_[degree];
        float power = (ties & 1U) != 0 ? g[0] : 1.0F;
        power *= (ties & 2U) != 0 ? g[1] : 1.0F;
        power *= (ties & 4U) != 0 ? g[2] : 1.0F;
        return power * ((ties & 8U) != 0 ? g[3] : 1.0F);
    }

  private:
    double strength_;
    std::array<std::array<float, 4>, short_row + 1> factors_{}; //!< by degree
};

//! The option that a random word falls on, with probabilities in proportion to weights: sums c_k = c_(k-1) +
//! w_k in the order of options, u = (word >> 8) 2^-24, and the number of c_k <= u c_last among all but the
//! last. An option of weight 0 is never chosen. Needs at least one weight above 0.
inline std::size_t choose(std::span<const float> weights, std::uint32_t word)
{
    std::array<float, most_options> sums{};
    float sum = 0.0F;
    for (std::size_t option = 0; option < weights.size(); ++option) {
        sum += weights[option];
        sums[option] = sum;
    }
    const float at = static_cast<float>(word >> 8U) * 0x1p-24F * sum;
    std::size_t chosen = 0;
    for (std::size_t option = 0; option + 1 < weights.size(); ++option) {
        chosen += sums[option] <= at ? 1U : 0U;
    }
    return chosen;
}

} // namespace chokepoint::laws
