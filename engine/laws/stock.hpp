// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

namespace chokepoint::laws {

//! A stock after one month of wear and investment: K (1 - delta) + I. Comes to rest at K = I / delta.
//!
//! \param stock        K [any amount], at the start of the month
//! \param investment   I [the same amount/month]
//! \param depreciation delta [1/month], in [0, 1]
//! \return stock at the end of the month [the same amount]
//! Source: perpetual inventory method, OECD (2009), Measuring Capital, see MODEL.md.
inline double perpetual_inventory(double stock, double investment, double depreciation)
{
    return stock * (1.0 - depreciation) + investment;
}

} // namespace chokepoint::laws
