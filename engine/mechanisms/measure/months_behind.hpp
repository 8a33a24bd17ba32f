// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "world/world.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>

namespace chokepoint {

//! The frontier method: months since the frontier passed a quality, interpolated between its records; 0 for
//! who holds it, NaN for less than its known history.
inline double months_behind(const Frontier& frontier, double quality, Month now)
{
    const std::vector<Path::Step>& records = frontier.records;
    if (records.empty() || std::isnan(quality) || quality < records.front().value) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    if (quality >= records.back().value) {
        return 0.0;
    }
    const auto above = std::ranges::upper_bound(records, quality, {}, &Path::Step::value);
    const Path::Step& below = *std::prev(above);
    const double part = (quality - below.value) / (above->value - below.value);
    return static_cast<double>(now - below.from) - part * static_cast<double>(above->from - below.from);
}

} // namespace chokepoint
