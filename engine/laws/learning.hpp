// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "core/math.hpp"

namespace chokepoint::laws {

//! Exponent of the experience curve: b = -log2(1 - LR).
//!
//! \param learning_rate LR [1], in [0, 1): what each doubling of experience takes away
//! \return b [1]
//! Source: Wright (1936), J. Aeronautical Sciences 3(4):122-128, see MODEL.md [Wright1936].
inline double learning_exponent(double learning_rate)
{
    return -math::log2(1.0 - learning_rate);
}

//! What is left to learn after some experience: (1 + X / X0)^-b. 1 at the start; for X >> X0 each doubling
//! of X takes away the learning rate (Wright's law).
//!
//! \param cumulative X [wafers, or any count], >= 0
//! \param reference  X0 [the same count], > 0: experience at which learning begins to show
//! \param exponent   b [1], >= 0
//! \return share in (0, 1] [1]
//! Source: Wright (1936) with a start in finite experience, see MODEL.md [Wright1936].
inline double learned_fraction(double cumulative, double reference, double exponent)
{
    return math::pow(1.0 + cumulative / reference, -exponent);
}

//! Defect density on the way from its start to its floor: D = D_inf + (D_1 - D_inf) f.
//!
//! \param initial  D_1 [1/cm^2], at volume start
//! \param floor    D_inf [1/cm^2]
//! \param fraction f [1]: what is left to learn, from `learned_fraction`
//! \return defect density [1/cm^2]
//! Source: experience curve with a floor, see MODEL.md [Wright1936].
inline double learned_defect_density(double initial, double floor, double fraction)
{
    return floor + (initial - floor) * fraction;
}

//! Cost of the n-th unit: C(n) = C(1) n^-b.
//!
//! \param first    C(1) [any money]
//! \param n        number of the unit [1], >= 1
//! \param exponent b [1]
//! \return cost of unit n [the same money]
//! Source: Wright (1936), see MODEL.md [Wright1936].
inline double wright_cost(double first, double n, double exponent)
{
    return first * math::pow(n, -exponent);
}

//! Share of dies that a design lets work some time after its release: 1 - s exp(-t / tau). What is lost
//! beyond defects, in the design and its package, is found and mended month by month.
//!
//! \param age  t [month], >= 0
//! \param loss s [1], in [0, 1]: share lost at first; 0 for a design that was mature from the start
//! \param time tau [month], > 0
//! \return share in [1 - s, 1) or 1 [1]
//! Source: first-order lag, fitted to the rise of Ascend yields from 20 to 40 % within a year (FD-06, FD-07);
//! see MODEL.md, fabrication.
inline double design_maturity(double age, double loss, double time)
{
    return 1.0 - loss * math::exp(-age / time);
}

//! Usable share of a line after it was commissioned: 1 - exp(-t / tau).
//!
//! \param months_since_start t [month]; 0 before the start
//! \param ramp_time          tau [month], >= 0; 0: at once
//! \return share in [0, 1) or 1 [1]
//! Source: first-order lag; assumed, see MODEL.md, fabrication.
inline double ramp(double months_since_start, double ramp_time)
{
    if (months_since_start < 0.0) {
        return 0.0;
    }
    return ramp_time == 0.0 ? 1.0 : -math::expm1(-months_since_start / ramp_time);
}

} // namespace chokepoint::laws
