// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "study/factors.hpp"
#include "study/unit_points.hpp"

namespace chokepoint {

//! The points of a study's design as quantiles of its factors; none after a report.
std::vector<UnitPoint> quantiles_of(const Study& study, const std::vector<Factor>& factors,
                                    const Report& report);

} // namespace chokepoint
