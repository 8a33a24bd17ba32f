// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include <cstdint>

namespace chokepoint {

//! Whole things out of a real flow: how many complete ones `x` gives when `carry` in [0, 1) of one was
//! left over, and leaves the new remainder in `carry`. Over any sequence the whole numbers and the last
//! carry sum to the flow and the first carry up to rounding of the carry; never more than was made.
//! n = floor(x), f = (x - n) + carry, and if f >= 1 then n + 1 and f - 1. Not floor(x + carry), which
//! rounds up and makes 1,001 of 1,000.
//! Throws InvariantError unless 0 <= x < 2^53 and 0 <= carry < 1.
std::int64_t whole(double x, double& carry);

} // namespace chokepoint
