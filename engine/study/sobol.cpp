// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study/sobol.hpp"

#include <boost/random/sobol.hpp>

namespace chokepoint {

std::vector<std::vector<std::uint64_t>> sobol_sequence(std::int64_t points, std::size_t dimensions)
{
    boost::random::sobol sequence(dimensions);
    std::vector<std::vector<std::uint64_t>> bits;
    bits.reserve(static_cast<std::size_t>(points));
    for (std::int64_t i = 0; i < points; ++i) {
        bits.emplace_back(dimensions, 0);
        for (std::size_t k = 0; i > 0 && k < dimensions; ++k) {
            bits.back()[k] = sequence();
        }
    }
    return bits;
}

} // namespace chokepoint
