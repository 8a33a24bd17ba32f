// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "support/catch.hpp"

#include "core/selection.hpp"

#include <cmath>

using namespace chokepoint;

namespace {

//! Probability of a chance, over all bytes and all words: the words that hit are the ones below a limit,
//! which bisection finds.
double exact_probability(const Chance& chance)
{
    double probability = 0.0;
    for (int value = 0; value < 256; ++value) {
        const auto hits = [&](std::uint64_t word) {
            return chance.hits(static_cast<std::uint8_t>(value),
                               [&] { return static_cast<std::uint32_t>(word); });
        };
        std::uint64_t low = 0;
        std::uint64_t high = std::uint64_t{1} << 32;
        while (low < high) {
            const std::uint64_t middle = (low + high) / 2;
            (hits(middle) ? low : high) = hits(middle) ? middle + 1 : middle;
        }
        probability += static_cast<double>(low) * 0x1p-40;
    }
    return probability;
}

} // namespace

TEST_CASE("Selection by a byte and a word has the probability that was asked for, to 2^-40")
{
    for (const double p : {0.0, 1e-9, 0.0217, 0.07, 1.0 / 256, 1.0 / 3, 0.5, 0.999, 1.0}) {
        INFO(p);
        CHECK(std::abs(exact_probability(Chance(p)) - p) <= 0x1p-40);
    }
    CHECK_FALSE(Chance(0.0).possible());
    CHECK(Chance(1e-9).possible());
}

TEST_CASE("The second word is asked for on equality alone")
{
    int asked = 0;
    const Chance chance(0.07); // 256 p = 17.92
    for (int value = 0; value < 256; ++value) {
        const bool hit = chance.hits(static_cast<std::uint8_t>(value), [&] {
            ++asked;
            return std::uint32_t{0};
        });
        CHECK(hit == (value <= 17));
    }
    CHECK(asked == 1);
}
