// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "support/catch.hpp"

#include "laws/adoption.hpp"
#include "laws/capability.hpp"
#include "laws/logistic.hpp"
#include "laws/nested_logit.hpp"
#include "laws/openness.hpp"

#include <array>

using namespace chokepoint;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

TEST_CASE("Adoption follows Bass' closed form at p = 0.03, q = 0.38 (ORC-20)", "[adoption]")
{
    // Bass (1969), (1 - e^-(p+q)t) / (1 + (q/p) e^-(p+q)t)
    const std::array years{1, 5, 10, 15, 20};
    const std::array expected{.035758, .331199, .812803, .971610, .996259};
    for (std::size_t i = 0; i < years.size(); ++i) {
        double adopted = 0.0;
        for (int month = 0; month < 12 * years[i]; ++month) {
            adopted = laws::bass_step(adopted, 0.03, 0.38, 1.0 / 12.0);
        }
        CHECK_THAT(adopted, WithinAbs(expected[i], 5e-7));
        CHECK_THAT(laws::bass_step(0.0, 0.03, 0.38, years[i]), WithinRel(adopted, 1e-12)); // one long step
    }
    // The peak of new adopters is at ln(q/p)/(p+q) = 6.192619 years, with F = 0.460526.
    CHECK_THAT(laws::bass_step(0.0, 0.03, 0.38, 6.192619), WithinAbs(0.460526, 1e-6));
}

TEST_CASE("Adoption has the limits of its parts: exponential, logistic, none", "[adoption]")
{
    CHECK_THAT(laws::bass_step(0.2, 0.5, 0.0, 2.0), WithinRel(1.0 - 0.8 * std::exp(-1.0), 1e-14));
    CHECK_THAT(laws::bass_step(0.2, 0.0, 0.7, 3.0), WithinRel(1.0 / (1.0 + 4.0 * std::exp(-2.1)), 1e-14));
    CHECK(laws::bass_step(0.0, 0.0, 0.7, 3.0) == 0.0);
    CHECK(laws::bass_step(0.3, 0.0, 0.0, 3.0) == 0.3);
    CHECK(laws::bass_step(1.0, 0.03, 0.38, 1.0) == 1.0);
    CHECK(laws::bass_step(0.5, 10.0, 10.0, 20.0) <= 1.0);
}

TEST_CASE("A logistic ramp goes from level to level, half way at its midpoint, and does not overflow",
          "[logistic]")
{
    CHECK_THAT(laws::logistic_ramp(2021.8, 2.0, 6.0, 2021.8, 0.635), WithinAbs(4.0, 1e-12));
    CHECK(laws::logistic_ramp(1900, 2.0, 6.0, 2021.8, 0.1) == 2.0);
    CHECK(laws::logistic_ramp(2200, 2.0, 6.0, 2021.8, 0.1) == 6.0);
    CHECK(laws::logistic_ramp(2020.3, 1.0, 1.0, 2021.8, 0.6) == 1.0);
    // 0.065 in 2024 and 3e-7 at the start of 2014: 0.065 / (1 + e^(7.8/0.635)) = 3.0e-7
    CHECK_THAT(laws::logistic_ramp(2014, 0.0, 0.065, 2021.8, 0.635), WithinRel(3.01e-7, 0.01));
    CHECK(laws::logistic(-1000.0) == 0.0);
    CHECK(laws::logistic(1000.0) == 1.0);
}

TEST_CASE("Open weights: a fair coin without motives, rarer for who sells, likelier for who is behind",
          "[openness]")
{
    CHECK(laws::open_probability({13, 0.5, 0.8, -0.3}, {0, 0, 0, 0}) == laws::logistic(-0.3));
    CHECK(laws::open_probability({13, 0.5, 0.8, 0}, {0, 0, 0, 0}) == 0.5);
    const laws::OpennessWeights usual{0.2, 0.03, 3.2, 1.9};
    CHECK(laws::open_probability({0, 1, 0, 0}, usual) < 0.05); // lives from its API: 1/(1+e^3) = 0.0474
    CHECK_THAT(laws::open_probability({0, 1, 0, 0}, usual), WithinAbs(0.047426, 1e-6));
    CHECK(laws::open_probability({13, 0, 0.8, 0}, usual) > laws::open_probability({7, 0, 0.8, 0}, usual));
}

TEST_CASE("Nested choice with spread 1 is the plain logit (ORC-16)", "[choice]")
{
    const std::array<double, 3> utility{1, 0, -1};
    std::array<double, 3> share{};
    for (const std::array<std::size_t, 3>& group :
         {std::array<std::size_t, 3>{0, 0, 0}, std::array<std::size_t, 3>{0, 1, 2},
          std::array<std::size_t, 3>{0, 1, 0}}) {
        laws::nested_logit(utility, group, 1.0, share);
        CHECK_THAT(share[0], WithinAbs(.665241, 5e-7));
        CHECK_THAT(share[1], WithinAbs(.244728, 5e-7));
        CHECK_THAT(share[2], WithinAbs(.090031, 5e-7));
    }
}

TEST_CASE("In a tight nest a copy of an option takes from the option alone", "[choice]")
{
    // The red and the blue bus: with spread -> 0 the pair counts once (McFadden 1978).
    const std::array<double, 3> utility{0, 0, 0};
    std::array<double, 3> share{};
    laws::nested_logit(utility, std::array<std::size_t, 3>{0, 1, 1}, 1e-6, share);
    CHECK_THAT(share[0], WithinAbs(0.5, 1e-5));
    CHECK_THAT(share[1], WithinAbs(0.25, 1e-5));
    const double nothing = -std::numeric_limits<double>::infinity();
    laws::nested_logit(std::array<double, 3>{nothing, 3, nothing}, std::array<std::size_t, 3>{0, 1, 1}, 0.5,
                       share);
    CHECK(share[0] == 0.0);
    CHECK(share[1] == 1.0);
    laws::nested_logit(std::array<double, 3>{nothing, nothing, nothing}, std::array<std::size_t, 3>{0, 1, 1},
                       0.5, share);
    CHECK(share[1] == 0.0);
}

TEST_CASE("Copying never leads past the margin below the model that is copied", "[capability]")
{
    CHECK(laws::distillation_step(1.0, 1.0, 50, 2, 40) == 8.0);
    CHECK(laws::distillation_step(0.05, 0.5, 50, 2, 40) == 0.05 * 0.5 * 8.0);
    CHECK(laws::distillation_step(1.0, 1.0, 50, 2, 49) == 0.0);
    CHECK(laws::distillation_step(1.0, 0.0, 50, 2, 10) == 0.0);
}
