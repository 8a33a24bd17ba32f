// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "support/worlds.hpp"

#include <string>

namespace chokepoint::testing {

//! The body of a scenario file that draws every number which carries a range, defaults included, anywhere in
//! it: uniform, or log-uniform where the number says so or its field's scale is logarithmic. For a file that
//! extends the given scenario. Exchange rates and items of lists stay as they are: merging cannot reach them.
std::string draw_all_ranges(const Scenario& scenario, std::uint64_t seed);

} // namespace chokepoint::testing
