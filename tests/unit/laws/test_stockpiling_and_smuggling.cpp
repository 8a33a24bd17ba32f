// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "support/catch.hpp"

#include "laws/queue.hpp"
#include "laws/smuggling.hpp"
#include "laws/stock_cover.hpp"

#include <cmath>

using namespace chokepoint::laws;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

TEST_CASE("Cover is the odds of the closing times the ratio of costs, up to its limit")
{
    CHECK(stock_cover(0.0, 25, 9) == 0.0);
    CHECK_THAT(stock_cover(0.01, 25, 9), WithinRel(0.2525252525252525, 1e-12)); // 25 / 99
    CHECK_THAT(stock_cover(0.1, 25, 9), WithinRel(25.0 / 9.0, 1e-12));
    CHECK(stock_cover(0.5, 25, 9) == 9.0); // 25 months would be wanted
    CHECK(stock_cover(1.0, 25, 9) == 9.0);
}

TEST_CASE("Cover covers demand with the newsvendor's probability")
{
    // The stock out to M months beats holding one more where the chance of needing it, p/(1-p) in odds, is
    // worth less than the cost of holding: at M* the two are equal (Arrow, Harris, Marschak 1951).
    for (const double p : {0.02, 0.05, 0.2}) {
        const double months = stock_cover(p, 25, 1e9);
        CHECK_THAT(months * (1 - p), WithinRel(25 * p, 1e-12));
    }
}

TEST_CASE("Cover without reason is used up evenly over the repayment time, and only what was obtained")
{
    Cover cover{9.0, 0.0};
    for (int month = 1; month <= 12; ++month) {
        cover = next_cover(cover, 0.0, 100.0, 12);
        CHECK_THAT(cover.level, WithinAbs(9.0 * (12 - month) / 12, 1e-12));
    }
    CHECK(next_cover({9.0, 0.0}, 0.0, 3.0, 12).level == 2.75);
    CHECK(next_cover({1.0, 0.5}, 4.0, 0.0, 12).level == 4.0);
    CHECK(next_cover({1.0, 0.5}, 4.0, 0.0, 12).release == 0.0);
}

TEST_CASE("Seizures compound over hops, and the street price pays for them")
{
    CHECK_THAT(seizure(0.04, 2), WithinRel(0.0784, 1e-12)); // 1 - 0.96^2
    CHECK(street_price(100, 0, 0, 0) == 100.0);
    CHECK_THAT(street_price(100, 30, 50, 0.2), WithinRel(175.0, 1e-12)); // (100 + 30 + 10) / 0.8
    // Traders who are paid it for what arrives earn the mark-up on each unit that they buy.
    CHECK_THAT(0.8 * street_price(100, 30, 50, 0.2) - 100 - 0.2 * 50, WithinRel(30.0, 1e-12));
}

TEST_CASE("Enforcement rises from its base to its most with what it sees")
{
    CHECK(interdiction(0.04, 0.3, 0.0003, 0) == 0.04);
    CHECK_THAT(interdiction(0.04, 0.3, 0.0003, 1000), WithinRel(0.04 + 0.26 * (1 - std::exp(-0.3)), 1e-12));
    CHECK_THAT(interdiction(0.04, 0.3, 1, 1e9), WithinRel(0.3, 1e-12));
    CHECK(interdiction(0.4, 0.3, 1, 1e9) == 0.4); // the base holds where it is above the most
}

TEST_CASE("A route's capacity grows to its limit and no further, and falls where traders lose")
{
    double capacity = 10;
    for (int month = 0; month < 1000; ++month) {
        const double next = route_capacity(capacity, 0.05, 1, 500);
        CHECK(next >= capacity);
        CHECK(next <= 500.0 * (1 + 1e-12));
        capacity = next;
    }
    CHECK_THAT(capacity, WithinRel(500.0, 1e-6));
    CHECK_THAT(route_capacity(10, 0.05, 1, 1e12), WithinRel(10.5, 1e-9));
    CHECK_THAT(route_capacity(100, 0.05, -1, 500), WithinRel(95.0, 1e-12));
    CHECK(route_capacity(600, 0.05, 1, 500) == 600.0);
}

TEST_CASE("Applications are decided after an Erlang(2) time: mean and shape")
{
    CHECK(decided_erlang(5, 0) == 1.0);
    CHECK(decided_erlang(0, 3) == 0.0);
    CHECK_THAT(decided_erlang(3, 3), WithinRel(1 - 3 * std::exp(-2.0), 1e-12));
    double mean = 0; // integral of what is undecided
    for (int step = 0; step < 100000; ++step) {
        mean += (1 - decided_erlang(step * 0.001 + 0.0005, 3)) * 0.001;
    }
    CHECK_THAT(mean, WithinRel(3.0, 1e-6));
}
