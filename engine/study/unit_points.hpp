// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

// Points of the unit cube: what the methods choose, before quantiles become values. All randomness is
// addressed by the seed, so a point is the same on every machine, and, but for Latin hypercubes, whatever the
// number of points.

#include <cstdint>
#include <vector>

namespace chokepoint {

struct UnitPoint {
    std::vector<double> at; //!< by factor, in [0, 1]
    std::int64_t block = 0;
};

//! All combinations of levels; the last factor changes fastest.
//! \param levels  by factor
std::vector<UnitPoint> grid_points(const std::vector<std::vector<double>>& levels);

//! Latin hypercube: each factor has one point in each of as many equal strata as there are points, anywhere
//! within it (McKay, Beckman and Conover 1979, Technometrics 21(2) 239). More points are another design.
std::vector<UnitPoint> latin_hypercube_points(std::int64_t points, std::size_t factors, std::uint64_t seed);

//! Sobol's sequence with its first point and a random digital shift. Powers of two fill the cube evenly.
std::vector<UnitPoint> sobol_points(std::int64_t points, std::size_t factors, std::uint64_t seed);

//! Saltelli's design: for each base point A, B, and A with its i-th value from B, in blocks 0, 1 and 2 + i
//! (Saltelli et al. 2010, Computer Physics Communications 181(2) 259, doi:10.1016/j.cpc.2009.09.018). A and B
//! are the two halves of a Sobol sequence of twice the dimensions.
std::vector<UnitPoint> saltelli_points(std::int64_t points, std::size_t factors, std::uint64_t seed);

//! Morris's trajectories: from a random point of the grid, each factor once, in random order, by
//! levels / (2 (levels - 1)) up or down (Morris 1991, Technometrics 33(2) 161). The block is the trajectory.
//! \param levels  of each factor, even
std::vector<UnitPoint> morris_points(std::int64_t trajectories, std::size_t factors, std::int64_t levels,
                                     std::uint64_t seed);

} // namespace chokepoint
