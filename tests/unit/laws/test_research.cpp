// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors

#include "laws/research.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

using namespace chokepoint::laws;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

TEST_CASE("unit elasticity is Cobb-Douglas, and its neighbourhood joins without a jump")
{
    const double cobb_douglas = std::pow(2.0, 0.3) * std::pow(5.0, 0.7);
    CHECK_THAT(ces(0.3, 2.0, 5.0, 1.0), WithinRel(cobb_douglas, 1e-14));
    for (double distance : {1e-4, 1e-6, 1e-9, 1e-12}) {
        CHECK_THAT(ces(0.3, 2.0, 5.0, 1.0 + distance), WithinRel(cobb_douglas, distance));
        CHECK_THAT(ces(0.3, 2.0, 5.0, 1.0 - distance), WithinRel(cobb_douglas, distance));
    }
}

TEST_CASE("no elasticity is the minimum, approached as min * share^(-sigma / (1 - sigma))")
{
    CHECK(ces(0.3, 2.0, 5.0, 0.0) == 2.0);
    CHECK(ces(0.3, 5.0, 2.0, 0.0) == 2.0);
    const double sigma =
        1e-4; // the power 2^-9999 underflows; the form relative to the dominating term does not
    CHECK_THAT(ces(0.3, 2.0, 5.0, sigma), WithinRel(2.0 * std::pow(0.3, -sigma / (1.0 - sigma)), 1e-12));
    CHECK_THAT(ces(0.3, 5.0, 2.0, sigma), WithinRel(2.0 * std::pow(0.7, -sigma / (1.0 - sigma)), 1e-12));
    CHECK_THAT(ces(0.3, 2.0, 5.0, 1e-7), WithinRel(2.0, 1e-6));
}

TEST_CASE("between the limits it is the textbook formula")
{
    for (double sigma : {0.3, 0.6, 0.9, 1.5, 4.0, 50.0}) {
        const double r = (sigma - 1.0) / sigma;
        for (double share : {0.1, 0.5, 0.8}) {
            const double expected =
                std::pow(share * std::pow(2.0, r) + (1.0 - share) * std::pow(5.0, r), 1.0 / r);
            INFO("sigma " << sigma << ", share " << share);
            CHECK_THAT(ces(share, 2.0, 5.0, sigma), WithinRel(expected, 1e-12));
            CHECK_THAT(ces(1.0 - share, 5.0, 2.0, sigma), WithinRel(expected, 1e-12));
        }
    }
    CHECK_THAT(ces(0.3, 2.0, 5.0, 1e12), WithinRel(0.3 * 2.0 + 0.7 * 5.0, 1e-9));
}

TEST_CASE("equal inputs give that input, scaling scales, more never hurts")
{
    for (double sigma : {0.0, 1e-4, 0.6, 1.0, 3.0}) {
        INFO("sigma " << sigma);
        CHECK_THAT(ces(0.4, 3.0, 3.0, sigma), WithinRel(3.0, 1e-15));
        CHECK_THAT(ces(0.4, 20.0, 50.0, sigma), WithinRel(10.0 * ces(0.4, 2.0, 5.0, sigma), 1e-12));
        CHECK(ces(0.4, 2.1, 5.0, sigma) > ces(0.4, 2.0, 5.0, sigma));
        CHECK(ces(0.4, 2.0, 5.1, sigma) >= ces(0.4, 2.0, 5.0, sigma));
    }
}

TEST_CASE("a missing input stops everything unless it can be replaced")
{
    CHECK(ces(0.4, 0.0, 5.0, 0.6) == 0.0);
    CHECK(ces(0.4, 5.0, 0.0, 1.0) == 0.0);
    CHECK_THAT(ces(0.4, 0.0, 5.0, 2.0), WithinRel(5.0 * 0.36, 1e-14));
    CHECK_THAT(ces(0.4, 5.0, 0.0, 2.0), WithinRel(5.0 * 0.16, 1e-14));
    CHECK(ces(0.4, 0.0, 0.0, 2.0) == 0.0);
    CHECK(ces(0.0, 2.0, 5.0, 0.6) == 5.0);
    CHECK(ces(1.0, 2.0, 5.0, 0.6) == 2.0);
}

TEST_CASE("a pure follower trails by publication lag and 1 / rate")
{
    struct Row {
        int lag;
        double rate, gap;
    };

    const double growth = std::log(3.0) / 12.0; // [1/month]
    for (const Row& row : std::array<Row, 3>{{{4, 0.25, 8.0}, {6, 0.5, 8.0}, {0, 0.1, 10.0}}}) {
        double own = 0.0;
        for (int month = 0; month < 1000; ++month) {
            const double published = growth * std::max(0, month - row.lag);
            own += diffusion_step(row.rate, published, own);
        }
        CHECK_THAT((growth * 1000 - own) / growth, WithinAbs(row.gap, 1e-9));
    }
    CHECK(diffusion_step(0.3, 1.0, 2.0) == 0.0);
}

TEST_CASE("own progress balances where ln a grows lambda / psi times as fast as ln R")
{
    const double input_growth = 0.04;
    double log_efficiency = 0.0;
    double step = 0.0;
    for (int month = 0; month < 20000; ++month) {
        step = progress_step(0.02, std::exp(input_growth * month / 10.0), 0.6, log_efficiency, 1.5);
        log_efficiency += step;
    }
    CHECK_THAT(step, WithinRel(0.6 * (input_growth / 10.0) / 1.5, 1e-6));
    CHECK(progress_step(0.02, 0.0, 0.6, 1.0, 1.5) == 0.0);
    CHECK_THAT(progress_step(0.02, 1.0, 0.6, 0.0, 1.5), WithinRel(0.02, 1e-15));
}
