// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "world/world.hpp"

namespace chokepoint {

//! What each fund pays to each layer this month, by its allocation rule [MUSD]. A row per fund. Money counts
//! when it is paid, not when it is committed. Gaps are those of last month's reports; a layer that a region
//! does not use at all is one that it lacks.
std::vector<LayerShares> payments_of_funds(const Scenario& scenario, Month now, const Regions& regions);

} // namespace chokepoint
