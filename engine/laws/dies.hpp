// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "core/math.hpp"

#include <algorithm>
#include <numbers>

namespace chokepoint::laws {

//! Whole dies that fit on a round wafer, good or bad: N = pi d^2 / (4 S) - 0.58 pi d / sqrt(S).
//!
//! The first term is area over area; the second takes away the dies that the edge cuts. Holds for dies much
//! smaller than the wafer, S / d^2 < 0.02 (1,700 mm^2 on a 300 mm wafer), and is clamped at 0 beyond.
//! A real number: callers that count dies make it whole.
//!
//! \param die_area        S [mm^2], > 0, with the scribe line
//! \param usable_diameter d [mm]: the wafer's diameter less twice the edge exclusion
//! \return gross dies [dies/wafer]
//! Source: de Vries (2005), IEEE Trans. Semicond. Manuf. 18(1):136-139, see MODEL.md [deVries2005].
inline double gross_dies_per_wafer(double die_area, double usable_diameter)
{
    const double by_area = std::numbers::pi * usable_diameter * usable_diameter / (4.0 * die_area);
    const double lost_at_edge = 0.58 * std::numbers::pi * usable_diameter / math::sqrt(die_area);
    return std::max(0.0, by_area - lost_at_edge);
}

} // namespace chokepoint::laws
