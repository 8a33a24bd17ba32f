// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "core/random.hpp"
#include "core/text.hpp"
#include "support/catch.hpp"

#include <rapidcheck.h>

#include <bit>
#include <cmath>
#include <limits>

using namespace chokepoint;

TEST_CASE("numbers print in the shortest form that reads back")
{
    CHECK(to_text(0.1) == "0.1");
    CHECK(to_text(0.0) == "0");
    CHECK(to_text(-0.0) == "-0");
    CHECK(to_text(100000.0) == "100000");
    CHECK(to_text(1e15) == "1000000000000000");
    CHECK(to_text(1e16) == "1e+16");
    CHECK(to_text(1e25) == "1e+25");
    CHECK(to_text(0.00001) == "0.00001");
    CHECK(to_text(1.5e-6) == "1.5e-06");
    CHECK(to_text(1.0 / 3.0) == "0.3333333333333333");
    CHECK(to_text(-204.15) == "-204.15");
    CHECK(to_text(std::numeric_limits<double>::max()) == "1.7976931348623157e+308");
    CHECK(to_text(std::numeric_limits<double>::denorm_min()) == "5e-324");
    CHECK(to_text(std::numeric_limits<double>::infinity()) == "inf");
    CHECK(to_text(-std::numeric_limits<double>::infinity()) == "-inf");
    CHECK(to_text(std::numeric_limits<double>::quiet_NaN()) == "nan");
    CHECK(to_text(-std::numeric_limits<double>::quiet_NaN()) == "nan");
    CHECK(to_text(std::int64_t{-42}) == "-42");
    CHECK(to_text(std::numeric_limits<std::int64_t>::min()) == "-9223372036854775808");
}

TEST_CASE("every finite number reads back to its own bits")
{
    for (std::uint32_t i = 0; i < 100'000; ++i) {
        const Block block = draw({0, 0}, Stream{128}, i, Month{});
        const double value =
            i % 2 == 0 ? std::bit_cast<double>((std::uint64_t{block.words[0]} << 32) | block.words[1])
                       : std::ldexp(static_cast<double>(block.words[2]), static_cast<int>(i % 100) - 60);
        if (std::isfinite(value)) {
            const auto read = parse_number(to_text(value));
            REQUIRE(read.has_value());
            REQUIRE(std::bit_cast<std::uint64_t>(*read) == std::bit_cast<std::uint64_t>(value));
        }
    }
}

TEST_CASE("numbers of the strict grammar are read")
{
    CHECK(parse_number("0") == 0.0);
    CHECK(parse_number("-7") == -7.0);
    CHECK(parse_number("204.15") == 204.15);
    CHECK(parse_number("1e3") == 1000.0);
    CHECK(parse_number("1E+3") == 1000.0);
    CHECK(parse_number("2.5e-3") == 0.0025);
    CHECK(parse_number("1e0003") == 1000.0);
    CHECK(std::signbit(parse_number("-0").value()));
    CHECK(parse_number("0e999999") == 0.0);
    CHECK(parse_number("0.000") == 0.0);
    CHECK(parse_number("5e-324") == std::numeric_limits<double>::denorm_min());
    CHECK(parse_number("1e-310") == 1e-310);
    CHECK(parse_number("1.7976931348623157e308") == std::numeric_limits<double>::max());
    CHECK(parse_number("0.1000000000000000055511151231257827021181583404541015625") == 0.1);
}

TEST_CASE("everything else is not a number")
{
    for (const char* text : {"",
                             " ",
                             "-",
                             "+1",
                             "+",
                             "--1",
                             "-+1",
                             "01",
                             "-01",
                             "00",
                             "1.",
                             ".5",
                             "-.5",
                             "1.e3",
                             "1e",
                             "1e+",
                             "1e-",
                             "e3",
                             "1e3.0",
                             "0x10",
                             "0b1",
                             "0o7",
                             "1_000",
                             "1,000",
                             "1,5",
                             " 1",
                             "1 ",
                             "1\n",
                             "1a",
                             "1f",
                             "1.0.0",
                             "inf",
                             "-inf",
                             ".inf",
                             "nan",
                             ".nan",
                             "NaN",
                             "infinity",
                             "1e400",
                             "-1e400",
                             "1e-400",
                             "-1e-400",
                             "2e-324",
                             "1e99999999999",
                             "1e-99999999999",
                             "0x1p3",
                             "1d3",
                             "１",
                             "1\u00a0",
                             "true",
                             "~"}) {
        INFO(text);
        CHECK_FALSE(parse_number(text).has_value());
    }
    CHECK_FALSE(parse_number(std::string_view("1\0", 2)).has_value());
}

TEST_CASE("whole numbers are read within 64 bits")
{
    CHECK(parse_whole("0") == 0);
    CHECK(parse_whole("-0") == 0);
    CHECK(parse_whole("9223372036854775807") == std::numeric_limits<std::int64_t>::max());
    CHECK(parse_whole("-9223372036854775808") == std::numeric_limits<std::int64_t>::min());
    for (const char* text : {"", "-", "+1", "01", "1.0", "1e3", "0x1", "1_0", " 1", "1 ",
                             "9223372036854775808", "-9223372036854775809", "99999999999999999999999"}) {
        INFO(text);
        CHECK_FALSE(parse_whole(text).has_value());
    }
}

TEST_CASE("reading never accepts what printing cannot give back, for any bytes")
{
    CHECK(rc::check([](const std::string& bytes) {
        const auto value = parse_number(bytes);
        // In parentheses of their own: the macro's operators do not stop at the first answer.
        RC_ASSERT((!value || (std::isfinite(*value) && parse_number(to_text(*value)) == value)));
        const auto whole = parse_whole(bytes);
        RC_ASSERT((!whole || (value && parse_whole(to_text(*whole)) == whole)));
    }));
    CHECK(rc::check([](std::int64_t number) { RC_ASSERT(parse_whole(to_text(number)) == number); }));
}
