// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "core/math.hpp"

namespace chokepoint::laws {

//! Quality of software that ages and is worked on: Q' = (1 - decay) Q + gain V^exponent, with the steady
//! state (gain / decay) V^exponent: knowledge capital that depreciates (Griliches 1979, Bell J. Economics
//! 10:92-116) with decreasing returns to effort. \param effort V, at least 0 [1] \param decay share that ages
//! away in a month
inline double quality_step(double quality, double effort, double decay, double gain, double exponent)
{
    return (1.0 - decay) * quality + gain * math::pow(effort, exponent);
}

//! Support B of a framework for a maker's chips closes a share `rate` times `effort` (at most all) of its
//! distance to `maximum` in a month: exponential approach.
inline double support_step(double support, double effort, double rate, double maximum)
{
    const double share = rate * effort < 1.0 ? rate * effort : 1.0;
    return support + share * (maximum - support);
}

} // namespace chokepoint::laws
