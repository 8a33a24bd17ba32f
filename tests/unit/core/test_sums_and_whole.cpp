// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "core/random.hpp"
#include "core/sums.hpp"
#include "core/whole.hpp"
#include "support/catch.hpp"

#include <chokepoint/errors.hpp>

#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

using namespace chokepoint;
using Catch::Matchers::WithinAbs;

namespace {

double sum_by_blocks(std::span<const double> values, std::size_t block)
{
    double total = 0.0;
    for (std::size_t begin = 0; begin < values.size(); begin += block) {
        double part = 0.0;
        for (std::size_t i = begin; i < std::min(begin + block, values.size()); ++i) {
            part += values[i];
        }
        total += part;
    }
    return total;
}

} // namespace

TEST_CASE("an ordered sum goes through blocks of 1,024 in order, and the order shows")
{
    std::vector<double> values;
    for (std::uint32_t i = 0; i < 20'000; ++i) {
        values.push_back(uniform(draw({0, 0}, Stream::taste, i, Month{}).words[0]) / 3.0);
    }
    int other_blocks_differ = 0;
    for (std::size_t length = 1000; length <= values.size(); length += 1000) {
        const auto part = std::span(values).first(length);
        CHECK(ordered_sum(part) == sum_by_blocks(part, 1024));
        other_blocks_differ += ordered_sum(part) == sum_by_blocks(part, 1000) ? 0 : 1;
    }
    CHECK(other_blocks_differ > 10);
}

TEST_CASE("an ordered sum of nothing is plus zero, and one value is itself")
{
    CHECK(ordered_sum({}) == 0.0);
    CHECK_FALSE(std::signbit(ordered_sum({})));
    const std::vector<double> one{0.1};
    CHECK(ordered_sum(one) == 0.1);
    const std::vector<double> ones(3000, 1.0);
    CHECK(ordered_sum(ones) == 3000.0);
}

// floor(x + carry) makes 1,001 of 1,000 here, because the sum rounds up to a whole number.
TEST_CASE("no more is made than flowed: a carry just below one adds nothing to a whole flow")
{
    double carry = std::nextafter(1.0, 0.0);
    CHECK(std::floor(1000.0 + carry) == 1001.0);
    CHECK(whole(1000.0, carry) == 1000);
    CHECK(carry == std::nextafter(1.0, 0.0));
}

TEST_CASE("three eighths a month make three in eight months")
{
    double carry = 0.0;
    std::vector<std::int64_t> made;
    for (int month = 0; month < 9; ++month) {
        made.push_back(whole(0.375, carry));
    }
    CHECK(made == std::vector<std::int64_t>{0, 0, 1, 0, 0, 1, 0, 1, 0}); // 0.375 n: 3/8 is exact
    CHECK(carry == 0.375);
}

TEST_CASE("whole things and remainder add up to the flow, for any flow")
{
    const bool holds = rc::check([](const std::vector<std::uint32_t>& flow, std::uint8_t sixteenths) {
        double carry = (sixteenths % 16) / 16.0;
        const double first = carry;
        std::int64_t made = 0;
        std::int64_t flowed = 0; // in sixteenths, exactly
        for (const std::uint32_t part : flow) {
            made += whole(part / 16.0, carry);
            flowed += part;
            RC_ASSERT(carry >= 0.0 && carry < 1.0);
        }
        RC_ASSERT(static_cast<double>(made) + carry == first + static_cast<double>(flowed) / 16.0);
    });
    CHECK(holds);
}

TEST_CASE("over a thousand random months the count is the flow's within rounding of the carry")
{
    for (std::uint32_t entity = 0; entity < 200; ++entity) {
        double carry = 0.0;
        std::int64_t made = 0;
        std::int64_t whole_flow = 0; // apart from the fractions, so that the reference loses no digits
        long double fractions = 0.0L;
        for (int month = 0; month < 1000; ++month) {
            const Block block = draw({1, 0}, Stream{8}, entity, Month{month});
            const double x = uniform(block.words[0]) * std::ldexp(1.0, static_cast<int>(block.words[1] % 30));
            const std::int64_t before = made;
            const double carried = carry;
            made += whole(x, carry);
            whole_flow += static_cast<std::int64_t>(std::floor(x));
            fractions += static_cast<long double>(x - std::floor(x));
            const auto one_month = static_cast<double>(made - before);
            CHECK((one_month == std::floor(x) || (one_month == std::floor(x) + 1 && carried > 0.0)));
        }
        const auto completed = static_cast<double>(made - whole_flow);
        CHECK_THAT(completed + carry, WithinAbs(static_cast<double>(fractions), 1000 * 0x1p-53));
    }
}

TEST_CASE("flows and carries outside their domain are refused")
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    for (const double x : {-1.0, -1e-300, 0x1p53, nan, std::numeric_limits<double>::infinity()}) {
        double carry = 0.25;
        CHECK_THROWS_AS(whole(x, carry), InvariantError);
        CHECK(carry == 0.25);
    }
    for (const double start : {-0.1, 1.0, nan}) {
        double carry = start;
        CHECK_THROWS_AS(whole(1.0, carry), InvariantError);
    }
    double carry = 0.5;
    CHECK(whole(0x1p53 - 1.0, carry) == 9007199254740991);
    CHECK(carry == 0.5);
}
