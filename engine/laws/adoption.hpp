// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "core/math.hpp"

#include <algorithm>

namespace chokepoint::laws {

//! Share of a population that has adopted, a time later: the exact step of dF/dt = (p + q F)(1 - F).
//!
//! Exact for any step, so that months, years and one long step agree: from F = 0 it is Bass' closed form
//! (1 - e^-(p+q)t) / (1 + (q/p) e^-(p+q)t). p = 0 is logistic growth from what there is.
//!
//! \param adopted    F [1], in [0, 1]
//! \param innovation p [1/year], >= 0: adoption without example
//! \param imitation  q [1/year], >= 0: adoption by example
//! \param years      length of the step [year], >= 0
//! \return F after the step [1], in [0, 1]
//! Source: Bass (1969), Management Science 15(5):215-227, see MODEL.md [Bass1969].
inline double bass_step(double adopted, double innovation, double imitation, double years)
{
    const double speed = innovation + imitation;
    if (!(speed > 0.0)) {
        return adopted;
    }
    const double gain = (innovation + imitation * adopted) * math::expm1(speed * years);
    return std::min(1.0, (adopted * speed + gain) / (speed + gain));
}

} // namespace chokepoint::laws
