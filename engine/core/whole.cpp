// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "core/whole.hpp"

#include "core/text.hpp"

#include <chokepoint/errors.hpp>

#include <cmath>

namespace chokepoint {

std::int64_t whole(double x, double& carry)
{
    if (!(x >= 0.0 && x < 0x1p53 && carry >= 0.0 && carry < 1.0)) {
        throw InvariantError("a flow cannot become whole things: it is " + to_text(x) + ", carried " +
                             to_text(carry));
    }
    const double n = std::floor(x);
    const double f = (x - n) + carry;
    const bool completes = f >= 1.0;
    carry = completes ? f - 1.0 : f;
    return static_cast<std::int64_t>(n) + (completes ? 1 : 0);
}

} // namespace chokepoint
