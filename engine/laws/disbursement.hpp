// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

// Share of a fund that is paid out in month j of n, j = 0 .. n - 1. Each profile is a density over the fund's
// life, integrated over the month; so the shares of a life sum to 1 whatever n, and are 0 outside of it.
// Assumed shapes, see MODEL.md, investment.

namespace chokepoint::laws {

//! The same every month: 1 / n.
//!
//! \param j month since the start [month]
//! \param n life of the fund [month], >= 1
//! \return share of the fund [1]
inline double flat_tranche(int j, int n)
{
    return j < 0 || j >= n ? 0.0 : 1.0 / n;
}

//! Falling in a line from the start to zero at the end: (2 (n - j) - 1) / n^2. Three quarters are paid in the
//! first half of the life.
//!
//! \param j month since the start [month]
//! \param n life of the fund [month], >= 1
//! \return share of the fund [1]
inline double front_loaded_tranche(int j, int n)
{
    const double months = n;
    return j < 0 || j >= n ? 0.0 : (2.0 * (months - j) - 1.0) / (months * months);
}

//! Rising in a line from zero to the middle of the life and falling back: T((j+1)/n) - T(j/n) with
//! T(x) = 2 x^2 up to x = 1/2 and 1 - 2 (1 - x)^2 from there.
//!
//! \param j month since the start [month]
//! \param n life of the fund [month], >= 1
//! \return share of the fund [1]
inline double triangular_tranche(int j, int n)
{
    if (j < 0 || j >= n) {
        return 0.0;
    }
    auto paid_before = [n](int month) {
        const double x = static_cast<double>(month) / n;
        return x <= 0.5 ? 2.0 * x * x : 1.0 - 2.0 * (1.0 - x) * (1.0 - x);
    };
    return paid_before(j + 1) - paid_before(j);
}

//! Equal parts of the life with relative payments, even within a part. A month that lies in two parts gets of
//! each what falls into it.
//!
//! \param weights relative payments of the parts [1], >= 0, not all 0
//! \param j       month since the start [month]
//! \param n       life of the fund [month], >= 1
//! \return share of the fund [1]
inline double listed_tranche(std::span<const double> weights, int j, int n)
{
    if (j < 0 || j >= n) {
        return 0.0;
    }
    // In units of life / (n parts) the month is [j parts, (j + 1) parts) and part i is [i n, (i + 1) n).
    const auto parts = static_cast<std::int64_t>(weights.size());
    double total = 0.0;
    double paid = 0.0;
    for (std::int64_t part = 0; part < parts; ++part) {
        const double weight = weights[static_cast<std::size_t>(part)];
        const std::int64_t from = std::max(j * parts, part * n);
        const std::int64_t until = std::min((j + 1) * parts, (part + 1) * n);
        total += weight;
        paid += weight * static_cast<double>(std::max<std::int64_t>(until - from, 0)) / n;
    }
    return paid / total;
}

} // namespace chokepoint::laws
