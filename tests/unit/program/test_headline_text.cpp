// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "headline_text.hpp"

#include "support/catch.hpp"

#include <nlohmann/json.hpp>

#include <limits>
#include <sstream>

using namespace chokepoint;
using namespace chokepoint::program;

namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

//! Two regions and a chipmaker over four years, the last of five months: the most that a short run has.
Headline example()
{
    Headline headline;
    for (const char* region : {"us", "cn"}) {
        for (int year = 2020; year <= 2023; ++year) {
            RegionYear row;
            row.region = region;
            row.year = year;
            row.months = year == 2023 ? 5 : 12;
            row.compute_stock = 123456789.4;
            row.acquired_domestic = 99999999;
            row.acquired_imported = 999.6;
            row.chips_share = 1.0;
            row.foundry_share = 0.005;
            row.memory_share = undefined;
            row.packaging_share = 0.0;
            row.capability = 150.25;
            row.capability_gap = undefined;
            headline.regions.push_back(row);
        }
    }
    for (int year = 2020; year <= 2023; ++year) {
        headline.chipmakers.push_back({"a_maker_with_a_name_that_is_long", year, 12, 12345678, "stacks"});
    }
    return headline;
}

std::string plain(std::string_view text)
{
    return std::string(text);
}

std::size_t count(const std::string& text, const std::string& part)
{
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
        ++found;
    }
    return found;
}

} // namespace

TEST_CASE("no line of the tables is wider than 100 columns", "[program][headline]")
{
    std::istringstream lines(headline_text(example(), plain));
    std::size_t number = 0;
    for (std::string line; std::getline(lines, line); ++number) {
        INFO(line);
        CHECK(line.size() <= 100);
    }
    CHECK(number > 10);
}

TEST_CASE("every year of a short run is shown", "[program][headline]")
{
    const std::string text = headline_text(example(), plain);
    CHECK(count(text, "cn ") == 4);
    for (const char* year : {"2020 ", "2021 ", "2022 ", "2023*"}) {
        CHECK(count(text, year) >= 2);
    }
    CHECK(count(text, "*: a part of the year only") == 1);
}

TEST_CASE("numbers are grouped, and what is not defined is a dash", "[program][headline]")
{
    const std::string text = headline_text(example(), plain);
    CHECK(count(text, " 123,456,789 ") == 8);
    CHECK(count(text, " 1,000 ") == 8); // 999.6
    CHECK(count(text, "nan") == 0);
    CHECK(count(text, " 150.2 ") == 8);
    CHECK(count(text, "12,345,678 stacks") == 4);
}

TEST_CASE("JSON holds every year, and null for what is not defined", "[program][headline]")
{
    const Json regions = regions_json(example());
    REQUIRE(regions.size() == 8);
    CHECK(regions[0]["region"] == "us");
    CHECK(regions[3]["months"] == 5);
    CHECK(regions[0]["memory_share"].is_null());
    CHECK(regions[0]["chips_share"] == 1.0);
    CHECK(chipmakers_json(example()).size() == 4);
}

TEST_CASE("a world without chipmakers has no table of them", "[program][headline]")
{
    Headline headline = example();
    headline.chipmakers.clear();
    CHECK(count(headline_text(headline, plain), "Chipmaker") == 0);
}
