// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "support/catch.hpp"

#include "laws/allocation.hpp"

#include <array>
#include <cmath>

using namespace chokepoint::laws;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

std::array<double, 3> shares(std::array<double, 3> weights, std::array<double, 3> gaps, double exponent)
{
    std::array<double, 3> result{};
    gap_seeking_shares(weights, gaps, exponent, result);
    return result;
}

} // namespace

TEST_CASE("Gaps pull in proportion to their power", "[allocation]")
{
    // 0.5 x 0.4^2 : 0.25 x 0.2^2 : 0 = 0.08 : 0.01
    const auto x = shares({0.5, 0.25, 0.25}, {0.4, 0.2, 0}, 2);
    CHECK_THAT(x[0], WithinRel(8.0 / 9, 1e-14));
    CHECK_THAT(x[1], WithinRel(1.0 / 9, 1e-14));
    CHECK(x[2] == 0.0);
}

TEST_CASE("The exponent's limits: none gives the weights, a large one all to the largest gap", "[allocation]")
{
    const std::array<double, 3> weights{0.6, 0.3, 0.1};
    const auto none = shares(weights, {0.1, 0, 0.9}, 0);
    const auto all = shares(weights, {0.1, 0.3, 0.32}, 1000);
    for (std::size_t layer = 0; layer < 3; ++layer) {
        CHECK_THAT(none[layer], WithinAbs(weights[layer], 1e-15));
    }
    CHECK(all[0] == 0.0);
    CHECK_THAT(all[2], WithinAbs(1.0, 1e-12));
}

TEST_CASE("Without gaps the weights hold - gaps without weight get nothing", "[allocation]")
{
    const auto met = shares({0.6, 0.3, 0.1}, {0, 0, 0}, 1);
    CHECK_THAT(met[0], WithinRel(0.6, 1e-15));
    const auto elsewhere = shares({1, 0, 0}, {0, 1, 1}, 1);
    CHECK(elsewhere[0] == 1.0);
    CHECK(elsewhere[1] == 0.0);
}

TEST_CASE("Absorption has its limits: all but the leak for little money, the capacity for much",
          "[allocation]")
{
    CHECK(useful_spending(100, 0, 0) == 100.0);
    CHECK(useful_spending(100, 0, 0.25) == 75.0);
    CHECK_THAT(useful_spending(100, 1e12, 0.25), WithinRel(75.0, 1e-9));
    CHECK_THAT(useful_spending(1e9, 40, 0.25), WithinRel(30.0, 1e-12));
    CHECK_THAT(useful_spending(40, 40, 0), WithinRel(40 * (1 - std::exp(-1.0)), 1e-14));
    CHECK(useful_spending(0, 40, 0.1) == 0.0);
}
