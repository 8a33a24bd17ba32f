// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors

#include "laws/time_to_build.hpp"
#include "support/catch.hpp"

#include <cmath>
#include <numeric>
#include <vector>

using namespace chokepoint::laws;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

// P(Gamma(shape, mean) <= n), shape whole: 1 - sum of Poisson probabilities below the shape.
double gamma_cdf(int shape, double mean, double n)
{
    const double x = shape * n / mean;
    double term = std::exp(-x);
    double tail = 0.0;
    for (int j = 0; j < shape; ++j) {
        tail += term;
        term *= x / (j + 1);
    }
    return 1.0 - tail;
}

double total(const std::vector<double>& contents)
{
    return std::accumulate(contents.begin(), contents.end(), 0.0);
}

} // namespace

TEST_CASE("an impulse leaves three stages of mean 24 months with the gamma distribution")
{
    std::vector<double> stages(3, 0.0);
    double left = advance_erlang(stages, 1.0, 24.0);
    CHECK(left == 0.0);
    for (int month = 1; month <= 36; ++month) {
        left += advance_erlang(stages, 0.0, 24.0);
        CHECK_THAT(left, WithinAbs(gamma_cdf(3, 24.0, month), 1e-14));
        if (month == 12) {
            CHECK_THAT(left, WithinAbs(0.191153, 0.5000001e-6));
        } else if (month == 24) {
            CHECK_THAT(left, WithinAbs(0.576810, 0.5000001e-6));
        } else if (month == 36) {
            CHECK_THAT(left, WithinAbs(0.826422, 0.5000001e-6));
        }
    }
}

TEST_CASE("Erlang delays of any number of stages follow the gamma distribution")
{
    for (int shape : {1, 2, 5, 8, 20}) {
        for (double mean : {0.5, 3.0, 24.0, 60.0}) {
            INFO("stages " << shape << ", mean " << mean);
            std::vector<double> stages(static_cast<std::size_t>(shape), 0.0);
            double left = advance_erlang(stages, 1.0, mean);
            for (int month = 1; month <= 100; ++month) {
                const double leaving = advance_erlang(stages, 0.0, mean);
                CHECK(leaving >= 0.0);
                left += leaving;
                REQUIRE_THAT(left, WithinAbs(gamma_cdf(shape, mean, month), 1e-12));
            }
        }
    }
}

TEST_CASE("what enters a pipeline is what left it and what it holds")
{
    std::vector<double> stages(4, 0.0);
    std::vector<double> slots(7, 0.0);
    double entered = 0.0;
    double left_stages = 0.0;
    double left_slots = 0.0;
    for (int month = 0; month < 600; ++month) {
        const double inflow = 1000.0 * (1.0 + std::sin(0.37 * month));
        entered += inflow;
        left_stages += advance_erlang(stages, inflow, 31.0);
        left_slots += advance_fixed(slots, inflow);
        REQUIRE_THAT(left_stages + total(stages), WithinRel(entered, 1e-12));
        REQUIRE_THAT(left_slots + total(slots), WithinRel(entered, 1e-12));
    }
}

TEST_CASE("a steady inflow comes out in full, and the pipeline holds what Little's law says")
{
    std::vector<double> stages(3, 0.0);
    double leaving = 0.0;
    for (int month = 0; month < 2000; ++month) {
        leaving = advance_erlang(stages, 5.0, 24.0);
    }
    CHECK_THAT(leaving, WithinRel(5.0, 1e-12));
    // Inflow enters at the end of a month and leaves at ends of months: half a month beyond the mean.
    CHECK_THAT(total(stages), WithinAbs(5.0 * 24.5, 0.05));
}

TEST_CASE("a fixed delay returns each inflow exactly after as many months as it has slots")
{
    std::vector<double> slots(3, 0.0);
    for (int month = 0; month < 20; ++month) {
        const double leaving = advance_fixed(slots, 100.0 + month);
        CHECK(leaving == (month < 3 ? 0.0 : 100.0 + month - 3));
    }
}

TEST_CASE("pipelines without stages do not delay, and no mean time is one month")
{
    std::vector<double> none;
    CHECK(advance_erlang(none, 3.0, 24.0) == 3.0);
    CHECK(advance_fixed(none, 3.0) == 3.0);
    std::vector<double> stages(3, 2.0);
    CHECK(advance_erlang(stages, 7.0, 0.0) == 6.0);
    CHECK(advance_erlang(stages, 0.0, 1e-9) == 7.0);
    CHECK(total(stages) == 0.0);
}
