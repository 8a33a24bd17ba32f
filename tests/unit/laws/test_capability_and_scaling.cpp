// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors

#include "laws/capability.hpp"
#include "laws/scaling.hpp"
#include "support/catch.hpp"

#include <array>
#include <cmath>

using namespace chokepoint::laws;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

TEST_CASE("a tenfold lead is 10.616 months, seven months are a factor 4.564")
{
    const double orders_per_year = std::log10(4.5) + std::log10(3.0);
    CHECK_THAT(gap_months(1.0, orders_per_year), WithinAbs(10.616, 0.000501));
    CHECK_THAT(gap_months(std::log10(4.564), orders_per_year), WithinAbs(7.0, 0.001));
    CHECK(gap_months(0.0, orders_per_year) == 0.0);
    CHECK(gap_months(-1.0, orders_per_year) == -gap_months(1.0, orders_per_year));
}

TEST_CASE("capability is linear in orders of magnitude of effective compute")
{
    CHECK(capability_index(1e25, 1e25, 7.5) == 0.0);
    CHECK_THAT(capability_index(1e27, 1e25, 7.5), WithinRel(15.0, 1e-14));
    CHECK_THAT(capability_index(1e24, 1e25, 10.0), WithinRel(-10.0, 1e-14));
}

TEST_CASE("the refit's optimum reproduces the table")
{
    struct Row {
        double compute, parameters, tokens, ratio, loss;
    };

    // MODEL.md, oracle 17: an independent computation from the printed constants.
    const std::array<Row, 4> rows{{{1e21, 2.778e9, 5.999e10, 21.59, 2.30553},
                                   {1e23, 2.945e10, 5.660e11, 19.22, 2.03205},
                                   {5.76e23, 7.225e10, 1.329e12, 18.39, 1.97444},
                                   {1e25, 3.121e11, 5.341e12, 17.11, 1.91173}}};
    for (const Row& row : rows) {
        const ComputeOptimal best = compute_optimal(row.compute, besiroglu_2024);
        INFO("compute " << row.compute);
        CHECK_THAT(best.parameters, WithinRel(row.parameters, 2e-4));
        CHECK_THAT(best.tokens, WithinRel(row.tokens, 2e-4));
        CHECK_THAT(best.tokens / best.parameters, WithinAbs(row.ratio, 0.00501));
        CHECK_THAT(best.loss, WithinAbs(row.loss, 0.501e-5));
        CHECK_THAT(6.0 * best.parameters * best.tokens, WithinRel(row.compute, 1e-12));
    }
}

TEST_CASE("the first printed constants are kept as they were, for regression only")
{
    const ComputeOptimal small = compute_optimal(1e21, hoffmann_2022_rounded);
    CHECK_THAT(small.parameters, WithinRel(1.824e9, 3e-4));
    CHECK_THAT(small.tokens, WithinRel(9.136e10, 2e-4));
    const ComputeOptimal chinchilla = compute_optimal(5.76e23, hoffmann_2022_rounded);
    CHECK_THAT(chinchilla.parameters, WithinRel(3.219e10, 2e-4));
    CHECK_THAT(chinchilla.tokens, WithinRel(2.982e12, 2e-4));
    CHECK_THAT(chinchilla.tokens / chinchilla.parameters, WithinAbs(92.65, 0.00501));
}

TEST_CASE("no other split of the same compute has a lower loss")
{
    const ScalingConstants& c = besiroglu_2024;
    for (double compute : {1e20, 1e23, 1e26}) {
        const ComputeOptimal best = compute_optimal(compute, c);
        for (double tilt : {0.5, 0.9, 0.99, 1.01, 1.1, 2.0}) {
            const double loss =
                c.irreducible_loss +
                c.parameter_coefficient * std::pow(best.parameters * tilt, -c.parameter_exponent) +
                c.token_coefficient * std::pow(best.tokens / tilt, -c.token_exponent);
            CHECK(loss > best.loss);
        }
    }
}
