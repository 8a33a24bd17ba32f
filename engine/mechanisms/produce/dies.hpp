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

//! Of a product on a line, at this month's defect density, under the scenario's yield law, and as mature as
//! the design is. None on a line that does not run the product's node.
Dies dies_of(const Scenario& scenario, std::size_t fab, const Product& product, Month now, const Fabs& fabs);

} // namespace chokepoint
