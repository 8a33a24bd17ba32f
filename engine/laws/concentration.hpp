// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include <limits>
#include <span>

namespace chokepoint::laws {

//! Herfindahl-Hirschman index: the sum of squared shares, 1 for a single supplier, 1/n for n equal ones.
//! \param amounts what each supplies [any unit]; NaN where nobody supplies anything.
//! Source: [Hirschman1964]
inline double herfindahl_index(std::span<const double> amounts)
{
    double total = 0.0;
    for (const double amount : amounts) {
        total += amount;
    }
    double index = 0.0;
    for (const double amount : amounts) {
        index += (amount / total) * (amount / total);
    }
    return total > 0.0 ? index : std::numeric_limits<double>::quiet_NaN();
}

} // namespace chokepoint::laws
