// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "core/random.hpp"
#include "core/text.hpp"
#include "support/catch.hpp"

#include <chokepoint/errors.hpp>

#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

using namespace chokepoint;
using Catch::Matchers::WithinAbs;

namespace {

constexpr Month october = Month::of(2022, 10);

//! Pearson's statistic of counts that should be equal.
double chi_square(const std::vector<int>& counts)
{
    double total = 0.0;
    for (const int count : counts) {
        total += count;
    }
    const double expected = total / static_cast<double>(counts.size());
    double sum = 0.0;
    for (const int count : counts) {
        sum += (count - expected) * (count - expected) / expected;
    }
    return sum;
}

// For 255 degrees of freedom: mean 255, standard deviation 22.6; 4.5 of them either side.
void check_uniform_bytes(const std::vector<int>& counts)
{
    CHECK(chi_square(counts) > 255.0 - 4.5 * std::sqrt(510.0));
    CHECK(chi_square(counts) < 255.0 + 4.5 * std::sqrt(510.0));
}

} // namespace

// Random123 1.14, tests/kat_vectors, the three lines of "philox4x32 10": counter, key, answer. The third
// counter and key are digits of pi: 243f6a88 85a308d3 13198a2e 03707344, a4093822 299f31d0.
TEST_CASE("draws are the published answers of Philox4x32-10 in the documented layout")
{
    CHECK(draw({0, 0}, static_cast<Stream>(0), 0, Month{0}) ==
          Block{{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}});
    CHECK(draw({0xffffffffffffffff, 0xffffffff}, static_cast<Stream>(0xff), 0xffffffff, Month{0xffff}, 0xffff,
               0xffffff) == Block{{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}});
    CHECK(draw({0x299f31d0a4093822, 0x03707344}, static_cast<Stream>(0x2e), 0x243f6a88, Month{0x08d3}, 0x85a3,
               0x13198a) == Block{{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}});
    CHECK(draw_pair({0x299f31d0a4093822, 0x03707344}, static_cast<Stream>(0x13198a2e), 0x243f6a88,
                    0x85a308d3) == Block{{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}});
}

TEST_CASE("every part of an address changes the draw")
{
    const RandomKey key{7, 3};
    const Block block = draw(key, Stream::taste, 11, october, 2, 5);
    CHECK(draw(key, Stream::taste, 11, october, 2, 5) == block);
    CHECK_FALSE(draw({8, 3}, Stream::taste, 11, october, 2, 5) == block);
    CHECK_FALSE(draw({7 + (std::uint64_t{1} << 32), 3}, Stream::taste, 11, october, 2, 5) == block);
    CHECK_FALSE(draw({7, 4}, Stream::taste, 11, october, 2, 5) == block);
    CHECK_FALSE(draw(key, Stream{3}, 11, october, 2, 5) == block);
    CHECK_FALSE(draw(key, Stream::taste, 12, october, 2, 5) == block);
    CHECK_FALSE(draw(key, Stream::taste, 11, october + 1, 2, 5) == block);
    CHECK_FALSE(draw(key, Stream::taste, 11, october, 3, 5) == block);
    CHECK_FALSE(draw(key, Stream::taste, 11, october, 2, 6) == block);
    CHECK_FALSE(draw_pair(key, Stream::taste, 11, 12) == draw_pair(key, Stream::taste, 12, 11));
}

TEST_CASE("an address that does not fit its words is refused")
{
    const RandomKey key{};
    CHECK_THROWS_AS(draw(key, Stream::taste, 0, Month{-1}), InvariantError);
    CHECK_THROWS_AS(draw(key, Stream::taste, 0, Month{1 << 16}), InvariantError);
    CHECK_THROWS_AS(draw(key, Stream::taste, 0, october, 1U << 16), InvariantError);
    CHECK_THROWS_AS(draw(key, Stream::taste, 0, october, 0, 1U << 24), InvariantError);
}

TEST_CASE("bytes of a block are bits 8 (k mod 4) of word k / 4")
{
    const Block block{{0x03020100, 0x07060504, 0x0b0a0908, 0x0f0e0d0c}};
    for (int k = 0; k < 16; ++k) {
        CHECK(byte(block, k) == k);
    }
}

TEST_CASE("uniform numbers lie inside (0, 1), symmetric and exact")
{
    CHECK(uniform(0) == 0x1p-33);
    CHECK(uniform(0xffffffff) == 1.0 - 0x1p-33);
    CHECK(uniform(0x7fffffff) + uniform(0x80000000) == 1.0);
}

TEST_CASE("bytes over entities, months and indices are uniform")
{
    std::vector<int> over_entities(256);
    std::vector<int> over_months(256);
    std::vector<int> over_indices(256);
    for (std::uint32_t i = 0; i < 20'000; ++i) {
        const Block a = draw({0, 0}, Stream::market_rank, i, october);
        const Block b = draw({1, 0}, Stream::market_rank, i % 80, Month{static_cast<int>(i / 80)});
        const Block c = draw({2, i % 80}, Stream::market_rank, 9, october, i / 80);
        for (int k = 0; k < 16; ++k) {
            ++over_entities[byte(a, k)];
            ++over_months[byte(b, k)];
            ++over_indices[byte(c, k)];
        }
    }
    check_uniform_bytes(over_entities);
    check_uniform_bytes(over_months);
    check_uniform_bytes(over_indices);
}

TEST_CASE("draws of neighbouring streams and entities are uncorrelated")
{
    constexpr int count = 100'000;
    double streams = 0.0;
    double entities = 0.0;
    for (std::uint32_t i = 0; i < count; ++i) {
        const double u = uniform(draw({5, 0}, Stream::taste, i, october).words[0]) - 0.5;
        streams += u * (uniform(draw({5, 0}, Stream::market_rank, i, october).words[0]) - 0.5);
        entities += u * (uniform(draw({5, 0}, Stream::taste, i + 1, october).words[0]) - 0.5);
    }
    // Correlation coefficients: standard deviation 1 / sqrt(n); the variance of u is 1/12.
    CHECK_THAT(12.0 * streams / count, WithinAbs(0.0, 4.5 / std::sqrt(count)));
    CHECK_THAT(12.0 * entities / count, WithinAbs(0.0, 4.5 / std::sqrt(count)));
}

// Gumbel 1958: mean is Euler's constant 0.577216, variance pi^2 / 6 = 1.644934, median -log(log 2).
TEST_CASE("gumbel draws have Gumbel's mean, variance and median")
{
    constexpr int count = 200'000;
    double sum = 0.0;
    double squares = 0.0;
    int below = 0;
    for (std::uint32_t i = 0; i < count; ++i) {
        const double g = gumbel(draw({3, 0}, Stream{65}, i, october).words[i % 4]);
        sum += g;
        squares += g * g;
        below += g < 0.36651292058166435 ? 1 : 0;
    }
    const double mean = sum / count;
    CHECK_THAT(mean, WithinAbs(0.577215664901532860, 4.5 * std::sqrt(1.644934 / count)));
    CHECK_THAT(squares / count - mean * mean, WithinAbs(1.6449340668482264, 0.05));
    CHECK_THAT(below / static_cast<double>(count), WithinAbs(0.5, 4.5 * 0.5 / std::sqrt(count)));
    CHECK(std::isfinite(gumbel(0)));
    CHECK(std::isfinite(gumbel(0xffffffff)));
}

// `printf labs.deepseek | xxhsum -H3` (xxHash 0.8.1): a1b0bf3956bc9a9b; developers.cn: 8a6290506f92fcc2.
TEST_CASE("addresses are the low bits of XXH3-64 of the path")
{
    CHECK(entity_key("labs.deepseek") == 0x56bc9a9b);
    CHECK(population_salt("developers.cn") == 0x92fcc2);
}

TEST_CASE("the smallest replicate, month and seed are as random as any")
{
    std::set<std::uint32_t> words;
    for (std::uint32_t replicate = 0; replicate < 1000; ++replicate) {
        for (const std::uint32_t word : draw({0, replicate}, Stream::taste, 0, Month{0}).words) {
            words.insert(word);
        }
    }
    CHECK(words.size() >= 3998); // 4,000 of 2^32: 0.002 collisions expected
}
