// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "core/units.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

using namespace chokepoint;
using Catch::Matchers::WithinRel;

namespace {

double converted(double value, std::string_view from, std::string_view to, RateRule rule = RateRule::none)
{
    INFO(from << " to " << to);
    const auto result = convert(value, from, to, rule);
    REQUIRE(result.has_value());
    return *result;
}

} // namespace

TEST_CASE("every unit of field and column rows is in the table")
{
    for (const char* unit : {"",
                             "1",
                             "1/cm^2",
                             "1/month",
                             "1/year",
                             "FLOP",
                             "GB",
                             "GB/s",
                             "GB/s/mm^2",
                             "H100e",
                             "H100e/month",
                             "MUSD",
                             "MUSD/month",
                             "TOPS",
                             "TPP",
                             "TPP/mm^2",
                             "US cent",
                             "USD",
                             "dies",
                             "dies/month",
                             "million USD",
                             "million USD/month",
                             "mm",
                             "mm^2",
                             "month",
                             "months",
                             "orders of magnitude",
                             "packages",
                             "packages/month",
                             "persons",
                             "points",
                             "stacks",
                             "stacks/month",
                             "units",
                             "units/month",
                             "wafers",
                             "wafers/month",
                             "year"}) {
        INFO(unit);
        CHECK(known_unit(unit));
    }
}

TEST_CASE("names are unique and each unit converts to itself exactly")
{
    auto names = unit_names();
    for (const std::string_view name : names) {
        for (const RateRule rule : {RateRule::none, RateRule::flow, RateRule::decay, RateRule::growth}) {
            INFO(name);
            CHECK(convert(0.1, name, name, rule) == 0.1);
        }
    }
    std::sort(names.begin(), names.end());
    CHECK(std::adjacent_find(names.begin(), names.end()) == names.end());
    CHECK(names.size() >= 50);
}

TEST_CASE("what converts one way converts back")
{
    int pairs = 0;
    for (const std::string_view from : unit_names()) {
        for (const std::string_view to : unit_names()) {
            for (const RateRule rule : {RateRule::none, RateRule::flow, RateRule::decay, RateRule::growth}) {
                const auto there = convert(0.37, from, to, rule);
                CHECK(there.has_value() == convert(0.37, to, from, rule).has_value());
                if (there) {
                    INFO(from << " to " << to);
                    CHECK_THAT(converted(*there, to, from, rule), WithinRel(0.37, 4e-15));
                    ++pairs;
                }
            }
        }
    }
    CHECK(pairs > 200);
}

TEST_CASE("scales follow their definitions and round once")
{
    for (int percent = -200; percent <= 200; ++percent) {
        CHECK(converted(percent, "%", "1") == percent / 100.0); // 35 * 0.01 would be 0.35000000000000003
    }
    CHECK(converted(0.35, "share", "") == 0.35);
    CHECK(converted(3.0, "year", "month") == 36.0);
    CHECK(converted(18.0, "months", "years") == 1.5);
    CHECK(converted(8.14, "cm^2", "mm^2") == 814.0);
    CHECK(converted(0.006, "1/mm^2", "1/cm^2") == 0.6);
    CHECK(converted(3.35, "TB/s", "GB/s") == 3350.0);
    CHECK(converted(1.979, "POPS", "TOPS") == 1979.0);
    CHECK(converted(2.5, "cm", "mm") == 25.0);
    CHECK(converted(0.5, "TB", "GB") == 500.0);
    CHECK(converted(150.0, "US cent", "USD") == 1.5);
    CHECK(converted(0.3, "bn USD", "million USD") == 300.0);
    CHECK(converted(1.0, "tn USD", "MUSD") == 1e6);
}

TEST_CASE("multiples stand before countable things and money, and nowhere else")
{
    CHECK(converted(35.0, "thousand wafers/month", "wafers/month") == 35'000.0);
    CHECK(converted(1.5, "million stacks", "stacks") == 1.5e6);
    CHECK(converted(2500.0, "units/month", "thousand units/month") == 2.5);
    CHECK(converted(300.0, "million USD/month", "MUSD/month") == 300.0);
    for (const char* unit : {"thousand mm", "bn wafers", "million %", "million MUSD", "thousand kUSD",
                             "thousand ", "thousand", "thousand thousand wafers", "million  wafers"}) {
        INFO(unit);
        CHECK_FALSE(known_unit(unit));
    }
}

TEST_CASE("flows divide by twelve")
{
    CHECK(converted(1200.0, "wafers/year", "wafers/month") == 100.0);
    CHECK(converted(1200.0, "wafers/year", "wafers/month", RateRule::flow) == 100.0);
    CHECK(converted(1.2, "thousand wafers/year", "wafers/month", RateRule::flow) == 100.0);
    CHECK(converted(25.0, "MUSD/month", "MUSD/year", RateRule::flow) == 300.0);
    CHECK(converted(6.0, "%/year", "1/month", RateRule::flow) == 0.005);
}

// Closed forms: 1 - (1 - r)^(1/12) and (1 + g)^(1/12) - 1. So twelve months of the monthly rate are a year:
// 1 - 0.9^12 = 0.717570463519 and 1.1^12 - 1 = 2.138428376721.
TEST_CASE("decay and growth compound")
{
    CHECK_THAT(converted(0.717570463519, "1/year", "1/month", RateRule::decay), WithinRel(0.1, 1e-12));
    CHECK_THAT(converted(10.0, "%/month", "1/year", RateRule::decay), WithinRel(0.717570463519, 1e-12));
    CHECK_THAT(converted(2.138428376721, "1/year", "1/month", RateRule::growth), WithinRel(0.1, 1e-12));
    CHECK_THAT(converted(10.0, "%/month", "%/year", RateRule::growth), WithinRel(213.8428376721, 1e-12));
    CHECK(converted(1.0, "1/year", "1/month", RateRule::decay) == 1.0);
    CHECK(converted(0.0, "1/year", "1/month", RateRule::growth) == 0.0);
    for (const double r : {1e-15, 1e-9, 0.005, 0.3, 0.999}) {
        INFO(r);
        CHECK_THAT(converted(r, "1/year", "1/month", RateRule::decay),
                   WithinRel(static_cast<double>(-std::expm1(std::log1p(-static_cast<long double>(r)) / 12)),
                             1e-15));
        CHECK_THAT(
            converted(r, "1/year", "1/month", RateRule::growth),
            WithinRel(static_cast<double>(std::expm1(std::log1p(static_cast<long double>(r)) / 12)), 1e-15));
    }
    CHECK(converted(0.3, "1/month", "%/month", RateRule::decay) == 30.0); // same period: a change of scale
}

TEST_CASE("what has no meaning does not convert")
{
    struct Row {
        double value;
        const char* from;
        const char* to;
        RateRule rule;
    };

    for (const Row& row :
         {Row{1, "wafers", "dies", RateRule::none}, Row{1, "month", "mm", RateRule::none},
          Row{1, "wafers", "wafers/month", RateRule::flow}, Row{1, "TOPS", "TPP", RateRule::none},
          Row{0.1, "1/year", "1/month", RateRule::none}, Row{0.1, "%/month", "1/year", RateRule::none},
          Row{12, "wafers/year", "wafers/month", RateRule::growth},
          Row{12, "USD/year", "USD/month", RateRule::decay}, Row{1, "furlong", "mm", RateRule::none},
          Row{1, "mm", "Mm", RateRule::none}, Row{1, "wafer/month", "wafers/month", RateRule::none},
          Row{1.5, "1/year", "1/month", RateRule::decay}, Row{-1.5, "1/year", "1/month", RateRule::growth},
          Row{1e300, "1/month", "1/year", RateRule::growth}, Row{1e308, "cm^2", "mm^2", RateRule::none},
          Row{std::numeric_limits<double>::quiet_NaN(), "cm", "mm", RateRule::none},
          Row{1, "H100e", "units", RateRule::none}, Row{1, " mm", "mm", RateRule::none}}) {
        INFO(row.value << " " << row.from << " to " << row.to);
        CHECK_FALSE(convert(row.value, row.from, row.to, row.rule).has_value());
    }
}
