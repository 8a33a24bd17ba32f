// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include <cstdint>
#include <vector>

namespace chokepoint {

inline constexpr std::size_t most_sobol_dimensions = 3667;

//! The first points of Sobol's sequence in units of 2^-64, its first point 0 included: direction numbers of
//! Joe and Kuo 2008, SIAM Journal on Scientific Computing 30(5) 2635, doi:10.1137/070709359, by Boost.Random,
//! which drops that point. Dimensions up to most_sobol_dimensions.
std::vector<std::vector<std::uint64_t>> sobol_sequence(std::int64_t points, std::size_t dimensions);

} // namespace chokepoint
