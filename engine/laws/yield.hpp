// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "core/math.hpp"

// Share of dies that work, by how defects spread over wafers. All take the mean number of killer defects
// on a die, lambda = A D0 [1], with A the critical area and D0 the defect density, and give 1 at lambda = 0.
// They are one formula, Y = E[exp(-A D)], under different laws of D with mean D0.
// Two names are used in two senses: see the docstrings of `seeds_yield` and `murphy_uniform_yield`.

namespace chokepoint::laws {

//! Yield where every die has the same defect density: Y = exp(-lambda). The lower bound of the family.
//!
//! \param defects lambda = A D0 [1], >= 0
//! \return die yield [1]
//! Source: Poisson statistics, see MODEL.md [Stapper1983].
inline double poisson_yield(double defects)
{
    return math::exp(-defects);
}

//! Yield where D is triangular on [0, 2 D0]: Y = ((1 - exp(-lambda)) / lambda)^2.
//!
//! \param defects lambda = A D0 [1], >= 0
//! \return die yield [1]
//! Source: Murphy (1964), Proc. IEEE 52(12):1537-1545, see MODEL.md [Murphy1964].
inline double murphy_yield(double defects)
{
    if (defects == 0.0) {
        return 1.0;
    }
    const double root = -math::expm1(-defects) / defects;
    return root * root;
}

//! Yield where D is uniform on [0, 2 D0]: Y = (1 - exp(-2 lambda)) / (2 lambda).
//! Some texts call this one Murphy's; without a word added we mean the triangle.
//!
//! \param defects lambda = A D0 [1], >= 0
//! \return die yield [1]
//! Source: Murphy (1964), see MODEL.md [Murphy1964].
inline double murphy_uniform_yield(double defects)
{
    if (defects == 0.0) {
        return 1.0;
    }
    return -math::expm1(-2.0 * defects) / (2.0 * defects);
}

//! Yield where D is exponentially distributed: Y = 1 / (1 + lambda). Also known as Price's, and as Seeds';
//! equals the negative binomial yield with alpha = 1.
//!
//! \param defects lambda = A D0 [1], >= 0
//! \return die yield [1]
//! Source: Stapper et al. (1983), see MODEL.md [Stapper1983].
inline double exponential_yield(double defects)
{
    return 1.0 / (1.0 + defects);
}

//! The other formula that goes by Seeds' name: Y = exp(-sqrt(lambda)). No mixing law with mean D0.
//!
//! \param defects lambda = A D0 [1], >= 0
//! \return die yield [1]
//! Source: usage of yield textbooks, see MODEL.md [Stapper1983].
inline double seeds_yield(double defects)
{
    return math::exp(-math::sqrt(defects));
}

//! Yield where defects cluster: D is gamma distributed with shape alpha, Y = (1 + lambda / alpha)^-alpha.
//! alpha = 1 gives `exponential_yield`, large alpha gives `poisson_yield`.
//!
//! \param defects          lambda = A D0 [1], >= 0
//! \param clustering_alpha alpha [1], > 0 and finite
//! \return die yield [1]
//! Source: Stapper, Armstrong, Saji (1983), Proc. IEEE 71(4):453-470, see MODEL.md [Stapper1983].
inline double negative_binomial_yield(double defects, double clustering_alpha)
{
    // log1p keeps the Poisson limit: lambda / alpha would vanish beside 1 for large alpha.
    return math::exp(-clustering_alpha * math::log1p(defects / clustering_alpha));
}

//! Yield of n critical layers of equal defect density: Y = (1 + A D_layer)^-n.
//!
//! \param defects_per_layer A D_layer [1], >= 0: of ONE layer, not of all as in the other laws
//! \param layers            n [1], >= 0
//! \return die yield [1]
//! Source: Bose-Einstein statistics of defects, see MODEL.md [Stapper1983].
inline double bose_einstein_yield(double defects_per_layer, double layers)
{
    return math::exp(-layers * math::log1p(defects_per_layer));
}

//! Defect density that explains a yield: D0 = alpha (Y^(-1/alpha) - 1) / A, the inverse of
//! `negative_binomial_yield`.
//!
//! \param yield       Y [1], in (0, 1]
//! \param die_area_cm2 A [cm^2], > 0
//! \param alpha       clustering [1], > 0 and finite
//! \return D0 [1/cm^2]
//! Source: Stapper et al. (1983), solved for D0, see MODEL.md [Stapper1983].
inline double negative_binomial_defect_density(double yield, double die_area_cm2, double alpha)
{
    return alpha * math::expm1(-math::log(yield) / alpha) / die_area_cm2;
}

} // namespace chokepoint::laws
