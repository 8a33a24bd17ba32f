// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "support/catch.hpp"

#include "laws/discrete_choice.hpp"
#include "laws/framework_quality.hpp"

#include <cmath>
#include <random>
#include <vector>

using namespace chokepoint::laws;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

TEST_CASE("Choices by all words are a logit's: V = (1, 0, -1) (ORC-16)")
{
    // McFadden 1974: exp(V_k) / sum exp(V).
    const std::vector<float> weights{std::exp(1.0F), 1.0F, std::exp(-1.0F)};
    std::vector<double> shares(3, 0.0);
    for (std::uint32_t word = 0; word < (1U << 24U); ++word) {
        shares[choose(weights, word << 8U)] += 0x1p-24;
    }
    CHECK_THAT(shares[0], WithinAbs(0.665241, 1e-6));
    CHECK_THAT(shares[1], WithinAbs(0.244728, 1e-6));
    CHECK_THAT(shares[2], WithinAbs(0.090031, 1e-6));
}

TEST_CASE("An option of weight 0 is never chosen, wherever it stands")
{
    for (const std::uint32_t word : {0U, 255U, 256U, 0x7fffffffU, 0x80000000U, 0xffffffffU}) {
        CHECK(choose(std::vector<float>{0, 0, 3, 0, 0}, word) == 2);
        CHECK(choose(std::vector<float>{1e-30F, 0}, word) == 0);
        CHECK(choose(std::vector<float>{1}, word) == 0);
        CHECK(choose(std::vector<float>{0, 1, 0, 1e30F}, word) % 2 == 1);
    }
}

TEST_CASE("The influence of ties is the exponential of their share")
{
    for (const double strength : {0.0, 0.77, 4.0, 40.0}) {
        const TieInfluence influence(strength);
        for (std::uint32_t degree = 1; degree <= 300; ++degree) {
            CHECK(influence(0, degree) == 1.0F);
            for (std::uint32_t ties = 1; ties <= degree; ++ties) {
                const double exact = std::exp(strength * ties / degree);
                REQUIRE_THAT(static_cast<double>(influence(ties, degree)), WithinRel(exact, 2e-6));
            }
        }
    }
    CHECK(TieInfluence(3.0)(0, 0) == 1.0F); // nobody to hear from
}

TEST_CASE("Two kinds of adopters lock in after as many adoptions as the square of the barrier (ORC-16)")
{
    // Arthur 1989, Economic J. 99:116-131: a lead of the barrier either way absorbs; from the middle of a
    // symmetric random walk that takes barrier^2 steps on average, variance (2/3) barrier^2 (barrier^2 - 1).
    std::mt19937 words(1989); // any generator will do: the law is tested, not the engine's draws
    for (const int barrier : {5, 10, 20}) {
        const int walks = 4000;
        double steps = 0.0;
        for (int walk = 0; walk < walks; ++walk) {
            int lead = 0;
            while (std::abs(lead) < barrier) {
                lead += choose(std::vector<float>{1, 1}, static_cast<std::uint32_t>(words())) == 0 ? 1 : -1;
                steps += 1.0;
            }
        }
        const double square = barrier * barrier;
        CHECK_THAT(steps / walks, WithinAbs(square, 4 * std::sqrt(2.0 / 3 * square * (square - 1) / walks)));
    }
}

TEST_CASE("Choice in proportion to users ends at a share that may be anything (Polya, ORC-16)")
{
    // One user each at first: the share of the first is uniform: mean 1/2, variance 1/12, fourth central
    // moment 1/80.
    std::mt19937 words(1923);
    const int urns = 4000;
    double mean = 0.0;
    double square = 0.0;
    for (int urn = 0; urn < urns; ++urn) {
        std::vector<float> users{1, 1};
        for (int step = 0; step < 1000; ++step) {
            users[choose(users, static_cast<std::uint32_t>(words()))] += 1.0F;
        }
        const double share = static_cast<double>(users[0] / (users[0] + users[1]));
        mean += share / urns;
        square += (share - 0.5) * (share - 0.5) / urns;
    }
    CHECK_THAT(mean, WithinAbs(0.5, 4 * std::sqrt(1.0 / 12 / urns)));
    CHECK_THAT(square, WithinAbs(1.0 / 12, 4 * std::sqrt((1.0 / 80 - 1.0 / 144) / urns) + 0.001));
}

TEST_CASE("Quality goes to (gain / decay) effort^exponent, and ages where nobody works")
{
    double quality = 0.1;
    for (int month = 0; month < 1000; ++month) {
        quality = quality_step(quality, 2.0, 0.03, 0.03, 0.65);
    }
    CHECK_THAT(quality, WithinRel(1.569168, 1e-6)); // 2^0.65
    CHECK_THAT(quality_step(1.0, 0.0, 0.03, 0.03, 0.65), WithinRel(0.97, 1e-15));
}

TEST_CASE("Support closes the same share of what is missing every month, and never passes its maximum")
{
    double support = 0.1;
    for (int month = 0; month < 10; ++month) {
        support = support_step(support, 0.5, 0.2, 0.9);
    }
    CHECK_THAT(support, WithinRel(0.9 - 0.8 * 0.3486784401, 1e-12)); // 0.9^10
    CHECK_THAT(support_step(0.3, 100, 0.2, 0.9), WithinRel(0.9, 1e-15));
    CHECK(support_step(0.3, 0, 0.2, 0.9) == 0.3);
}
