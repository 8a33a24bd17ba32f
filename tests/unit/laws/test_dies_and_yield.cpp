// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors

#include "laws/dies.hpp"
#include "laws/yield.hpp"
#include "support/catch.hpp"

#include <array>
#include <cmath>
#include <limits>

using namespace chokepoint::laws;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

// Another way to count dies: the best placement of a grid of square dies inside a circle, by trial of
// offsets.
int best_square_placement(double side, double diameter)
{
    const double radius = diameter / 2.0;
    const int reach = static_cast<int>(diameter / side) + 2;
    int best = 0;
    for (int a = 0; a < 20; ++a) {
        for (int b = 0; b < 20; ++b) {
            int fitting = 0;
            for (int i = -reach; i <= reach; ++i) {
                for (int k = -reach; k <= reach; ++k) {
                    const double x = (i + a / 20.0) * side;
                    const double y = (k + b / 20.0) * side;
                    const double far_x = std::max(std::abs(x), std::abs(x + side));
                    const double far_y = std::max(std::abs(y), std::abs(y + side));
                    fitting += std::hypot(far_x, far_y) <= radius ? 1 : 0;
                }
            }
            best = std::max(best, fitting);
        }
    }
    return best;
}

struct YieldRow {
    double defects, poisson, triangular, uniform, exponential, clustered_2, clustered_3, clustered_10;
};

// Computed with 30 digits from the closed forms and rounded: MODEL.md, oracle 5.
constexpr std::array<YieldRow, 5> yield_rows{{
    {0.1, .904837, .905592, .906346, .909091, .907029, .906314, .905287},
    {0.5, .606531, .619272, .632121, .666667, .640000, .629738, .613913},
    {1.0, .367879, .399576, .432332, .500000, .444444, .421875, .385543},
    {2.0, .135335, .186911, .245421, .333333, .250000, .216000, .161506},
    {3.0, .049787, .100323, .166254, .250000, .160000, .125000, .072538},
}};

constexpr double half_digit = 0.5000001e-6; // six digits printed

} // namespace

TEST_CASE("gross dies follow the de Vries formula to the printed digit")
{
    const std::array<std::array<double, 3>, 4> rows{
        {{100, 652.2, 625.3}, {400, 149.4, 142.9}, {665, 85.1, 81.3}, {814, 67.7, 64.6}}};
    for (const auto& [area, whole_wafer, with_edge] : rows) {
        CHECK_THAT(gross_dies_per_wafer(area, 300.0), WithinAbs(whole_wafer, 0.0500001));
        CHECK_THAT(gross_dies_per_wafer(area, 294.0), WithinAbs(with_edge, 0.0500001));
    }
}

TEST_CASE("gross dies stay just under the best placement of square dies")
{
    for (double area : {100.0, 400.0, 665.0, 814.0}) {
        const double placed = best_square_placement(std::sqrt(area), 300.0);
        CHECK(gross_dies_per_wafer(area, 300.0) < placed);
        CHECK(gross_dies_per_wafer(area, 300.0) > 0.93 * placed);
    }
}

TEST_CASE("a die as large as the wafer gives none, never less")
{
    CHECK(gross_dies_per_wafer(90000.0, 300.0) == 0.0);
    CHECK(gross_dies_per_wafer(1e12, 300.0) == 0.0);
}

TEST_CASE("yield laws reproduce the table of the literature")
{
    for (const YieldRow& row : yield_rows) {
        CHECK_THAT(poisson_yield(row.defects), WithinAbs(row.poisson, half_digit));
        CHECK_THAT(murphy_yield(row.defects), WithinAbs(row.triangular, half_digit));
        CHECK_THAT(murphy_uniform_yield(row.defects), WithinAbs(row.uniform, half_digit));
        CHECK_THAT(exponential_yield(row.defects), WithinAbs(row.exponential, half_digit));
        CHECK_THAT(negative_binomial_yield(row.defects, 2.0), WithinAbs(row.clustered_2, half_digit));
        CHECK_THAT(negative_binomial_yield(row.defects, 3.0), WithinAbs(row.clustered_3, half_digit));
        CHECK_THAT(negative_binomial_yield(row.defects, 10.0), WithinAbs(row.clustered_10, half_digit));
    }
}

TEST_CASE("clustering raises yield: Poisson <= alpha 10 <= alpha 3 <= alpha 2 <= exponential")
{
    double previous = 1.0;
    for (int i = 1; i <= 200; ++i) {
        const double defects = 0.05 * i;
        INFO("defects " << defects);
        CHECK(poisson_yield(defects) <= negative_binomial_yield(defects, 10.0));
        CHECK(negative_binomial_yield(defects, 10.0) <= negative_binomial_yield(defects, 3.0));
        CHECK(negative_binomial_yield(defects, 3.0) <= negative_binomial_yield(defects, 2.0));
        CHECK(negative_binomial_yield(defects, 2.0) <= exponential_yield(defects));
        CHECK(negative_binomial_yield(defects, 3.0) < previous);
        previous = negative_binomial_yield(defects, 3.0);
    }
}

TEST_CASE("the negative binomial nests its neighbours")
{
    for (const YieldRow& row : yield_rows) {
        CHECK_THAT(negative_binomial_yield(row.defects, 1.0), WithinRel(1.0 / (1.0 + row.defects), 1e-14));
        CHECK_THAT(negative_binomial_yield(row.defects, 1e6), WithinAbs(std::exp(-row.defects), 1e-5));
        CHECK_THAT(negative_binomial_yield(row.defects, 1e15), WithinRel(std::exp(-row.defects), 1e-13));
    }
}

TEST_CASE("every yield law gives 1 without defects and comes there without a jump")
{
    for (double defects : {0.0, std::numeric_limits<double>::min(), 1e-300, 1e-30, 1e-18}) {
        INFO("defects " << defects);
        CHECK(poisson_yield(defects) == 1.0);
        CHECK(murphy_yield(defects) == 1.0);
        CHECK(murphy_uniform_yield(defects) == 1.0);
        CHECK(exponential_yield(defects) == 1.0);
        CHECK(negative_binomial_yield(defects, 3.0) == 1.0);
        CHECK(bose_einstein_yield(defects, 10.0) == 1.0);
    }
    CHECK(seeds_yield(0.0) == 1.0);
    CHECK_THAT(murphy_yield(1e-6), WithinRel(1.0 - 1e-6 + 7.0 / 12.0 * 1e-12, 1e-15));
}

TEST_CASE("a die covered with defects never works, and no law turns negative")
{
    for (double defects : {1e3, 1e9, 1e300}) {
        CHECK(poisson_yield(defects) == 0.0);
        CHECK_THAT(murphy_yield(defects), WithinAbs(0.0, 1e-5));
        CHECK(murphy_yield(defects) >= 0.0);
        CHECK(negative_binomial_yield(defects, 3.0) >= 0.0);
        CHECK(seeds_yield(defects) >= 0.0);
    }
}

TEST_CASE("Seeds and Bose-Einstein yields are their closed forms")
{
    CHECK_THAT(seeds_yield(0.25), WithinRel(std::exp(-0.5), 1e-15));
    CHECK_THAT(seeds_yield(4.0), WithinRel(std::exp(-2.0), 1e-15));
    CHECK_THAT(bose_einstein_yield(0.1, 10.0), WithinRel(std::pow(1.1, -10.0), 1e-14));
    CHECK_THAT(bose_einstein_yield(0.5, 1.0), WithinRel(exponential_yield(0.5), 1e-14));
}

TEST_CASE("defect density is the inverse of the negative binomial yield")
{
    CHECK_THAT(negative_binomial_defect_density(0.30, 6.65, 3.0), WithinAbs(0.2228, 0.0000501));
    CHECK_THAT(negative_binomial_defect_density(0.20, 6.65, 3.0), WithinAbs(0.320, 0.000501));
    CHECK_THAT(negative_binomial_defect_density(0.40, 6.65, 3.0), WithinAbs(0.161, 0.000501));
    CHECK_THAT(negative_binomial_defect_density(0.90, 6.65, 3.0), WithinAbs(0.016, 0.000501));
    CHECK(negative_binomial_defect_density(1.0, 6.65, 3.0) == 0.0);
    for (double yield : {0.01, 0.3, 0.77, 0.999999}) {
        for (double alpha : {0.5, 3.0, 50.0}) {
            const double density = negative_binomial_defect_density(yield, 8.14, alpha);
            CHECK_THAT(negative_binomial_yield(8.14 * density, alpha), WithinRel(yield, 1e-12));
        }
    }
}
