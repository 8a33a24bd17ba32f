// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "core/sums.hpp"

#include <algorithm>
#include <cstddef>

namespace chokepoint {

double ordered_sum(std::span<const double> values)
{
    constexpr std::size_t block = 1024;
    double total = 0.0;
    for (std::size_t begin = 0; begin < values.size(); begin += block) {
        double part = 0.0;
        for (const double value : values.subspan(begin, std::min(block, values.size() - begin))) {
            part += value;
        }
        total += part;
    }
    return total;
}

} // namespace chokepoint
