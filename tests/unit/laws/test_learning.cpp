// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors

#include "laws/learning.hpp"
#include "support/catch.hpp"

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
