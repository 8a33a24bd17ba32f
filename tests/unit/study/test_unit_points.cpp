// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study/sobol.hpp"
#include "study/unit_points.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <cmath>
#include <set>

using namespace chokepoint;
using Catch::Matchers::WithinRel;

namespace {

std::vector<std::vector<double>> values(const std::vector<UnitPoint>& points)
{
    std::vector<std::vector<double>> all;
    for (const UnitPoint& point : points) {
        all.push_back(point.at);
    }
    return all;
}

//! Whether points are the first of others.
bool begins(const std::vector<UnitPoint>& more, const std::vector<UnitPoint>& fewer)
{
    return fewer.size() < more.size() &&
           std::equal(fewer.begin(), fewer.end(), more.begin(), [](const UnitPoint& a, const UnitPoint& b) {
               return a.at == b.at && a.block == b.block;
           });
}

} // namespace

TEST_CASE("Sobol's sequence begins as its authors' program prints it", "[study][sobol]")
{
    // The first ten points in three dimensions that the program of S. Joe and F. Y. Kuo prints
    // (web.maths.unsw.edu.au/~fkuo/sobol, direction numbers new-joe-kuo-6); SciPy's qmc.Sobol(3,
    // scramble=False) gives the same.
    const std::vector<std::vector<double>> published{{0, 0, 0},
                                                     {0.5, 0.5, 0.5},
                                                     {0.75, 0.25, 0.25},
                                                     {0.25, 0.75, 0.75},
                                                     {0.375, 0.375, 0.625},
                                                     {0.875, 0.875, 0.125},
                                                     {0.625, 0.125, 0.875},
                                                     {0.125, 0.625, 0.375},
                                                     {0.1875, 0.3125, 0.9375},
                                                     {0.6875, 0.8125, 0.4375}};
    const auto sequence = sobol_sequence(10, 3);
    for (std::size_t i = 0; i < published.size(); ++i) {
        for (std::size_t k = 0; k < 3; ++k) {
            CHECK(static_cast<double>(sequence[i][k]) * 0x1p-64 == published[i][k]);
        }
    }
}

TEST_CASE("shifted points of two dimensions lie once in each elementary interval", "[study][sobol]")
{
    // A digital shift keeps a (0, m, 2)-net one (Owen 1995, Randomly permuted (t, m, s)-nets).
    for (const int m : {3, 6, 10}) {
        const std::vector<UnitPoint> points = sobol_points(1 << m, 2, 20221007);
        for (int across = 0; across <= m; ++across) {
            std::set<std::pair<double, double>> cells;
            for (const UnitPoint& point : points) {
                cells.emplace(std::floor(point.at[0] * (1 << across)),
                              std::floor(point.at[1] * (1 << (m - across))));
            }
            CHECK(cells.size() == points.size());
        }
    }
}

TEST_CASE("each dimension of a shifted sequence fills every interval once", "[study][sobol]")
{
    const std::vector<UnitPoint> points = sobol_points(256, 40, 1);
    for (std::size_t k = 0; k < 40; ++k) {
        std::set<double> cells;
        for (const UnitPoint& point : points) {
            CHECK((point.at[k] > 0.0 && point.at[k] < 1.0));
            cells.insert(std::floor(point.at[k] * 256));
        }
        CHECK(cells.size() == 256);
    }
}

TEST_CASE("a seed gives its points, another seed others", "[study][design]")
{
    CHECK(values(sobol_points(8, 3, 5)) == values(sobol_points(8, 3, 5)));
    CHECK(values(sobol_points(8, 3, 5)) != values(sobol_points(8, 3, 6)));
    CHECK(values(latin_hypercube_points(8, 3, 5)) == values(latin_hypercube_points(8, 3, 5)));
    CHECK(values(latin_hypercube_points(8, 3, 5)) != values(latin_hypercube_points(8, 3, 6)));
    CHECK(values(morris_points(8, 3, 4, 5)) != values(morris_points(8, 3, 4, 6)));
}

TEST_CASE("more points leave the first ones as they are", "[study][design]")
{
    CHECK(begins(sobol_points(100, 3, 5), sobol_points(64, 3, 5)));
    CHECK(begins(saltelli_points(40, 3, 5), saltelli_points(32, 3, 5)));
    CHECK(begins(morris_points(9, 4, 6, 5), morris_points(8, 4, 6, 5)));
    CHECK(begins(grid_points({{0, 0.5, 1}, {0, 1}}), grid_points({{0, 0.5}, {0, 1}})));
}

TEST_CASE("a Latin hypercube has one point in each stratum of each factor", "[study][design]")
{
    for (const std::int64_t count : {1, 7, 200}) {
        const std::vector<UnitPoint> points = latin_hypercube_points(count, 5, 3);
        REQUIRE(points.size() == static_cast<std::size_t>(count));
        for (std::size_t k = 0; k < 5; ++k) {
            std::set<double> strata;
            for (const UnitPoint& point : points) {
                strata.insert(std::floor(point.at[k] * static_cast<double>(count)));
            }
            CHECK(strata.size() == points.size());
            CHECK(*strata.begin() == 0.0);
        }
    }
    const auto points = values(latin_hypercube_points(200, 2, 3));
    CHECK(std::any_of(points.begin(), points.end(), [](const std::vector<double>& at) {
        return std::floor(at[0] * 200) != std::floor(at[1] * 200); // the factors' orders differ
    }));
}

TEST_CASE("Saltelli's blocks are A, B, and A with one column of B", "[study][design]")
{
    constexpr std::size_t factors = 3;
    const std::vector<UnitPoint> points = saltelli_points(16, factors, 9);
    const std::vector<UnitPoint> both = sobol_points(16, 2 * factors, 9);
    REQUIRE(points.size() == 16 * (factors + 2));
    for (std::size_t base = 0; base < 16; ++base) {
        const UnitPoint* group = &points[base * (factors + 2)];
        CHECK(group[0].block == 0);
        CHECK(group[1].block == 1);
        CHECK(std::equal(group[0].at.begin(), group[0].at.end(), both[base].at.begin()));
        CHECK(std::equal(group[1].at.begin(), group[1].at.end(), both[base].at.begin() + factors));
        for (std::size_t i = 0; i < factors; ++i) {
            const UnitPoint& mixed = group[2 + i];
            CHECK(mixed.block == static_cast<std::int64_t>(2 + i));
            for (std::size_t k = 0; k < factors; ++k) {
                CHECK(mixed.at[k] == group[k == i ? 1 : 0].at[k]);
            }
        }
    }
}

TEST_CASE("a trajectory of Morris moves each factor once by the fixed step", "[study][design]")
{
    constexpr std::size_t factors = 6;
    for (const std::int64_t levels : {2, 4, 8}) {
        const auto steps = static_cast<double>(levels - 1);
        const double delta = static_cast<double>(levels) / (2 * steps);
        const std::vector<UnitPoint> points = morris_points(50, factors, levels, 11);
        REQUIRE(points.size() == 50 * (factors + 1));
        std::set<double> reached;
        std::set<std::size_t> first_moved;
        int rises = 0;
        for (std::size_t start = 0; start < points.size(); start += factors + 1) {
            std::set<std::size_t> moved;
            for (std::size_t i = start; i < start + factors; ++i) {
                CHECK(points[i].block == static_cast<std::int64_t>(start / (factors + 1)));
                for (std::size_t k = 0; k < factors; ++k) {
                    const double step = points[i + 1].at[k] - points[i].at[k];
                    reached.insert(std::round(points[i].at[k] * steps));
                    if (step != 0.0) {
                        CHECK_THAT(std::abs(step), WithinRel(delta, 1e-14));
                        CHECK(moved.insert(k).second);
                        rises += step > 0.0 ? 1 : 0;
                    }
                }
                CHECK(moved.size() == i - start + 1); // one factor a step
                if (i == start) {
                    first_moved.insert(*moved.begin());
                }
            }
        }
        CHECK(reached.size() == static_cast<std::size_t>(levels));
        CHECK(first_moved.size() == factors);
        CHECK((rises > 100 && rises < 200)); // of 300 steps half, within 5.8 standard deviations
    }
}

TEST_CASE("a grid has all combinations, and its last factor changes fastest", "[study][design]")
{
    CHECK(values(grid_points({{0, 1}, {0.25, 0.5, 0.75}})) ==
          std::vector<std::vector<double>>{{0, 0.25}, {0, 0.5}, {0, 0.75}, {1, 0.25}, {1, 0.5}, {1, 0.75}});
}
