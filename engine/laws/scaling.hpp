// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "core/math.hpp"

namespace chokepoint::laws {

//! Constants of the loss surface L(N, D) = E + A N^-alpha + B D^-beta of a language model.
struct ScalingConstants {
    double irreducible_loss;      //!< E [nats/token]
    double parameter_coefficient; //!< A [nats/token]
    double token_coefficient;     //!< B [nats/token]
    double parameter_exponent;    //!< alpha [1]
    double token_exponent;        //!< beta [1]
};

//! The refit of the published data. Source: Besiroglu et al. (2024), arXiv:2404.10102, see MODEL.md.
inline constexpr ScalingConstants besiroglu_2024{1.8172, 482.01, 2085.43, 0.3478, 0.3658};

//! The constants as first printed. Their rounding puts the optimum at 93 tokens per parameter at Chinchilla's
//! own budget, against the paper's own 20; kept for comparison.
//! Source: Hoffmann et al. (2022), arXiv:2203.15556, approach 3, see MODEL.md [Hoffmann2022].
inline constexpr ScalingConstants hoffmann_2022_rounded{1.69, 406.4, 410.7, 0.34, 0.28};

//! The model that a compute budget trains best.
struct ComputeOptimal {
    double parameters; //!< N [parameters]
    double tokens;     //!< D [tokens]
    double loss;       //!< L(N, D) [nats/token]
};

//! Least loss for a training budget C = 6 N D: N = G (C/6)^(beta/(alpha+beta)), D =
//! (C/6)^(alpha/(alpha+beta)) / G with G = (alpha A / (beta B))^(1/(alpha+beta)).
//!
//! \param compute   C [FLOP], > 0
//! \param constants of the loss surface
//! \return parameters, tokens and loss at the optimum
//! Source: Hoffmann et al. (2022), arXiv:2203.15556, equation 4, see MODEL.md [Hoffmann2022].
inline ComputeOptimal compute_optimal(double compute, const ScalingConstants& constants)
{
    const double alpha = constants.parameter_exponent;
    const double beta = constants.token_exponent;
    const double balance = math::pow(
        alpha * constants.parameter_coefficient / (beta * constants.token_coefficient), 1.0 / (alpha + beta));
    const double parameters = balance * math::pow(compute / 6.0, beta / (alpha + beta));
    const double tokens = math::pow(compute / 6.0, alpha / (alpha + beta)) / balance;
    const double loss = constants.irreducible_loss +
                        constants.parameter_coefficient * math::pow(parameters, -alpha) +
                        constants.token_coefficient * math::pow(tokens, -beta);
    return {parameters, tokens, loss};
}

} // namespace chokepoint::laws
