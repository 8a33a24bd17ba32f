// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "world/world.hpp"

namespace chokepoint {

//! Gross dies of a product on a wafer and the share of them that works on a line.
struct Dies {
    double gross; //!< [dies/wafer]
    double yield; //!< [1]
};

//! At this month's defect density of the line, under the scenario's yield law.
Dies dies_of(const Scenario& scenario, const Lot& lot, const Fabs& fabs);

} // namespace chokepoint
