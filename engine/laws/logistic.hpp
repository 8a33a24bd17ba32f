// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "core/math.hpp"

namespace chokepoint::laws {

//! 1 / (1 + e^-x), without overflow at either end.
//!
//! \param x log odds [1]
//! \return [1], in [0, 1]
//! Source: the definition.
inline double logistic(double x)
{
    if (x < 0.0) {
        const double odds = math::exp(x);
        return odds / (1.0 + odds);
    }
    return 1.0 / (1.0 + math::exp(-x));
}

//! A quantity that goes from one level to another along a logistic curve in time.
//!
//! \param time     [year], calendar time such as 2021.8
//! \param start    level long before the midpoint [any]
//! \param end      level long after it [the same]; equal levels give that level, exactly
//! \param midpoint time of the level half way [year]
//! \param width    time in which the log odds of the way done rise by 1 [year], > 0
//! \return level [the same]
//! Source: Griliches (1957), Econometrica 25(4):501-522, see MODEL.md [Griliches1957].
inline double logistic_ramp(double time, double start, double end, double midpoint, double width)
{
    return start + (end - start) * logistic((time - midpoint) / width);
}

} // namespace chokepoint::laws
