// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include <span>

namespace chokepoint {

//! Sum of reals in one fixed order: blocks of 1,024, each from its first value on, then the blocks' sums
//! in order. The only way in which mechanisms sum reals, so that no thread count or vector width can
//! change a bit. An empty sum is +0.
double ordered_sum(std::span<const double> values);

} // namespace chokepoint
