// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors

#include "laws/disbursement.hpp"
#include "laws/price.hpp"
#include "laws/stock.hpp"
#include "support/catch.hpp"

#include <array>
#include <cmath>
#include <vector>

using namespace chokepoint::laws;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

TEST_CASE("a stock comes to rest at investment over depreciation")
{
    double stock = 0.0;
    for (int month = 0; month < 5000; ++month) {
        stock = perpetual_inventory(stock, 30.0, 0.015);
    }
    CHECK_THAT(stock, WithinRel(30.0 / 0.015, 1e-12));
    CHECK_THAT(perpetual_inventory(30.0 / 0.015, 30.0, 0.015), WithinRel(30.0 / 0.015, 1e-15));
}

TEST_CASE("without investment half of a stock is left after its half-life")
{
    double stock = 8.0;
    for (int month = 0; month < 48; ++month) { // 1 - 2^(-1/48): the monthly share of a half-life of 48 months
        stock = perpetual_inventory(stock, 0.0, 1.0 - std::exp2(-1.0 / 48.0));
    }
    CHECK_THAT(stock, WithinRel(4.0, 1e-13));

    const double depreciation = 1e-4; // for slow wear the half-life is ln 2 / delta
    stock = 1.0;
    const int months = static_cast<int>(std::lround(std::log(2.0) / depreciation));
    for (int month = 0; month < months; ++month) {
        stock = perpetual_inventory(stock, 0.0, depreciation);
    }
    CHECK_THAT(stock, WithinRel(0.5, 1e-4));
}

TEST_CASE("prices follow excess demand within their limit")
{
    CHECK(log_price_step(100.0, 100.0, 0.03, 0.01) == 0.0);
    CHECK_THAT(log_price_step(110.0, 100.0, 0.03, 0.01), WithinRel(0.003, 1e-14));
    CHECK_THAT(log_price_step(90.0, 100.0, 0.03, 0.01), WithinRel(-0.003, 1e-14));
    CHECK(log_price_step(1e9, 100.0, 0.03, 0.01) == 0.01);
    CHECK(log_price_step(0.0, 100.0, 0.5, 0.01) == -0.01);
    CHECK(log_price_step(5.0, 0.0, 0.001, 0.01) == 0.005);
    CHECK(log_price_step(1e9, 100.0, 0.0, 0.01) == 0.0);
}

TEST_CASE("every profile pays the whole fund over its life and nothing outside")
{
    const std::vector<double> weights{3.0, 0.0, 1.0, 5.0, 2.0};
    for (int n : {1, 2, 3, 7, 60, 61, 180}) {
        std::array<double, 4> paid{};
        for (int j = -3; j < n + 3; ++j) {
            const std::array<double, 4> tranches{flat_tranche(j, n), front_loaded_tranche(j, n),
                                                 triangular_tranche(j, n), listed_tranche(weights, j, n)};
            for (std::size_t k = 0; k < tranches.size(); ++k) {
                CHECK(tranches[k] >= 0.0);
                if (j < 0 || j >= n) {
                    CHECK(tranches[k] == 0.0);
                }
                paid[k] += tranches[k];
            }
        }
        for (double whole : paid) {
            CHECK_THAT(whole, WithinRel(1.0, 1e-13));
        }
    }
}

TEST_CASE("profiles have their shapes")
{
    CHECK(flat_tranche(17, 40) == 1.0 / 40);
    CHECK_THAT(front_loaded_tranche(0, 4), WithinRel(7.0 / 16, 1e-15));
    CHECK_THAT(front_loaded_tranche(3, 4), WithinRel(1.0 / 16, 1e-15));
    // A triangle over four months: its quarters hold 1/8, 3/8, 3/8, 1/8.
    for (int j = 0; j < 4; ++j) {
        CHECK_THAT(triangular_tranche(j, 4), WithinRel(j == 0 || j == 3 ? 0.125 : 0.375, 1e-15));
    }
    for (int j = 0; j < 61; ++j) {
        CHECK_THAT(triangular_tranche(j, 61), WithinAbs(triangular_tranche(60 - j, 61), 1e-15));
    }
}

TEST_CASE("listed payments hold within equal parts of the life, across months that straddle them")
{
    const std::vector<double> two{1.0, 3.0};
    // Three months, two parts: the middle month is half in each.
    CHECK_THAT(listed_tranche(two, 0, 3), WithinRel(0.25 * 2 / 3, 1e-15));
    CHECK_THAT(listed_tranche(two, 1, 3), WithinRel(0.25 / 3 + 0.75 / 3, 1e-15));
    CHECK_THAT(listed_tranche(two, 2, 3), WithinRel(0.75 * 2 / 3, 1e-15));
    const std::vector<double> one{42.0};
    CHECK_THAT(listed_tranche(one, 5, 60), WithinRel(flat_tranche(5, 60), 1e-15));
    const std::vector<double> more_parts_than_months{1.0, 2.0, 3.0, 4.0};
    CHECK_THAT(listed_tranche(more_parts_than_months, 0, 2), WithinRel(0.3, 1e-15));
    CHECK_THAT(listed_tranche(more_parts_than_months, 1, 2), WithinRel(0.7, 1e-15));
}
