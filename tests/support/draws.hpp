// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "support/worlds.hpp"

#include <string>
#include <vector>

namespace chokepoint::testing {

//! Overrides that draw every number of a scenario that carries a range, defaults included, anywhere in it:
//! uniform, or log-uniform where the number says so or its field's scale is logarithmic.
std::vector<std::string> draw_all_ranges(const Scenario& scenario, std::uint64_t seed);

} // namespace chokepoint::testing
