// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors

#include "laws/learning.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <cmath>

using namespace chokepoint::laws;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

TEST_CASE("twenty per cent less per doubling is an exponent of 0.321928")
{
    CHECK_THAT(learning_exponent(0.2), WithinAbs(0.321928, 0.5000001e-6));
    CHECK(learning_exponent(0.5) == 1.0);
    CHECK(learning_exponent(0.0) == 0.0);
}

TEST_CASE("ten doublings far from the start leave (1 - LR)^10")
{
    const double exponent = learning_exponent(0.2);
    const double ratio = learned_fraction(1024e15, 1.0, exponent) / learned_fraction(1e15, 1.0, exponent);
    CHECK_THAT(ratio, WithinAbs(0.107374, 0.5000001e-6));
    CHECK_THAT(ratio, WithinRel(std::pow(0.8, 10), 1e-12));
}

TEST_CASE("a thousand units cost 158.6709 times the first")
{
    double total = 0.0;
    for (int n = 1; n <= 1000; ++n) {
        total += wright_cost(1.0, n, learning_exponent(0.2));
    }
    CHECK_THAT(total, WithinAbs(158.6709, 0.50001e-4));
    CHECK(wright_cost(7.0, 1.0, 0.3) == 7.0);
    CHECK_THAT(wright_cost(100.0, 2.0, learning_exponent(0.2)), WithinRel(80.0, 1e-14));
}

TEST_CASE("what is left to learn begins at 1, is (1 + X / X0)^-b and only falls")
{
    CHECK(learned_fraction(0.0, 5600.0, 0.377) == 1.0);
    CHECK_THAT(learned_fraction(5600.0, 5600.0, 1.0), WithinRel(0.5, 1e-15));
    double previous = 2.0;
    for (int i = 0; i < 100; ++i) {
        const double left = learned_fraction(1000.0 * i, 5600.0, 0.377);
        CHECK(left < previous);
        CHECK(left > 0.0);
        previous = left;
    }
    CHECK(learned_fraction(1e6, 5600.0, 0.0) == 1.0);
}

TEST_CASE("defect density moves between its start and its floor")
{
    CHECK(learned_defect_density(0.28, 0.03, 1.0) == 0.28);
    CHECK(learned_defect_density(0.28, 0.03, 0.0) == 0.03);
    CHECK_THAT(learned_defect_density(0.28, 0.03, 0.5), WithinRel(0.155, 1e-14));
}

TEST_CASE("a line ramps up as 1 - exp(-t / tau)")
{
    CHECK(ramp(0.0, 6.0) == 0.0);
    CHECK_THAT(ramp(6.0, 6.0), WithinAbs(0.6321205588285577, 1e-15));
    CHECK_THAT(ramp(6.0 * std::log(2.0), 6.0), WithinRel(0.5, 1e-14));
    CHECK(ramp(0.0, 0.0) == 1.0);
    CHECK(ramp(-1.0, 6.0) == 0.0);
    CHECK(ramp(-1.0, 0.0) == 0.0);
    CHECK(ramp(1e6, 6.0) == 1.0);
}

namespace {

//! Wafers of a line that rises evenly to its plateau over some months, at the end of a month.
double wafers_after(int months, double plateau, int rise)
{
    double wafers = 0.0;
    for (int month = 0; month < months; ++month) {
        wafers += plateau * std::min(1.0, (month + 0.5) / rise);
    }
    return wafers;
}

double defects_after(double wafers)
{
    // Defaults of the fab's fields: D_1 0.28, D_inf 0.03 per cm^2, X0 5,600 wafers, 23 % per doubling.
    return learned_defect_density(0.28, 0.03, learned_fraction(wafers, 5600, learning_exponent(0.23)));
}

} // namespace

TEST_CASE("The defaults give TSMC's defect densities three quarters into volume", "[learning]")
{
    // FD-01, FD-02: 0.09 for N7; 0.10 to 0.11 for N5, below 0.10 later. Plateaus of 140 and 130 thousand
    // wafers a month, 24 to 36 months after the start (BASE-01).
    CHECK_THAT(defects_after(wafers_after(9, 140000, 30)), WithinAbs(0.09, 0.01));
    CHECK_THAT(defects_after(wafers_after(9, 130000, 30)), WithinAbs(0.105, 0.01));
    CHECK(defects_after(wafers_after(18, 130000, 30)) < 0.10);
}

TEST_CASE("With a maturing design the yield of a large die doubles in a year, where the line alone gains two "
          "fifths",
          "[learning]")
{
    // FD-06, FD-07: Ascend, from 20 to 40 %. Experience alone takes a line from 20 to 28 %; half of the dies
    // lost at first, with a time of ten months, does the rest.
    CHECK_THAT(0.28 * design_maturity(15, 0.5, 10) / design_maturity(3, 0.5, 10), WithinAbs(0.4, 0.01));
    CHECK(design_maturity(0, 0.5, 10) == 0.5);
    CHECK(design_maturity(12, 0.0, 10) == 1.0);
    CHECK_THAT(design_maturity(1e4, 0.5, 10), WithinAbs(1.0, 1e-12));
}
