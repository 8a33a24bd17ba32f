// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include <algorithm>

namespace chokepoint::laws {

//! Change of a posted price's logarithm in a month: gamma (D - S) / max(S, 1), clipped to [-c, c].
//!
//! \param demand D [units/month]: ordered, filled or not
//! \param supply S [units/month]: offered
//! \param gain   gamma [1], >= 0; 0 holds the price
//! \param limit  c [1], >= 0: largest step of ln P
//! \return what is added to ln P [1/month]
//! Source: excess-demand price adjustment of posted prices; assumed, see MODEL.md, trade.
inline double log_price_step(double demand, double supply, double gain, double limit)
{
    return std::clamp(gain * (demand - supply) / std::max(supply, 1.0), -limit, limit);
}

} // namespace chokepoint::laws
