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

YearlyRow yearly(std::string variable, std::string unit, std::string entity, std::string part, double value,
                 std::size_t years)
{
    return {variable, "What " + variable + " is", unit, entity, part, std::vector<double>(years, value)};
}

//! Twenty-two years, the last of five months.
Headline example(int first = 2014, int last = 2035)
{
    Headline headline;
    for (int year = first; year <= last; ++year) {
        RegionYear region;
        region.region = "cn";
        region.year = year;
        region.months = year == last ? 5 : 12;
        headline.regions.push_back(region);
        headline.years.push_back(year);
        headline.chipmakers.push_back({"a_maker_with_a_name_that_is_long", year, 12, 1, "dies"});
    }
    const std::size_t count = headline.years.size();
    headline.rows = {yearly("share", "1", "cn", "foundry", 0.125, count),
                     yearly("share", "1", "cn", "memory", undefined, count),
                     yearly("share", "1", "eu", "chips", 0.0, count),
                     yearly("stock", "H100e", "cn", "", 123456.4, count),
                     yearly("stock", "H100e", "us", "", 98765432.1, count),
                     yearly("empty", "1", "us", "", undefined, count)};
    headline.rows[0].values[0] = undefined;
    return headline;
}

std::string plain(std::string_view text)
{
    return std::string(text);
}

std::vector<std::string> lines_of(const std::string& text)
{
    std::istringstream stream(text);
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);) {
        lines.push_back(line);
    }
    return lines;
}

std::vector<std::string> words_of(const std::string& line)
{
    std::istringstream stream(line);
    std::vector<std::string> words;
    for (std::string word; stream >> word;) {
        words.push_back(word);
    }
    return words;
}

} // namespace

TEST_CASE("at most eight years stand side by side, the first and the last among them", "[program][headline]")
{
    // 22 years: every third, as i * 21 / 7 is whole.
    const std::string text = yearly_text(example(), plain);
    CHECK(words_of(lines_of(text)[0]) ==
          std::vector<std::string>{"2014", "2017", "2020", "2023", "2026", "2029", "2032", "2035*"});
    CHECK(words_of(lines_of(yearly_text(example(2019, 2025), plain))[0]) ==
          std::vector<std::string>{"2019", "2020", "2021", "2022", "2023", "2024", "2025*"});
    const std::vector<std::string> nine = words_of(lines_of(yearly_text(example(2014, 2022), plain))[0]);
    CHECK(nine.size() == 8);
    CHECK(nine.front() == "2014");
    CHECK(nine.back() == "2022*");
    CHECK(text.find("*: a part of the year only") != std::string::npos);
}

TEST_CASE("no line over the years is wider than 100 columns, and every row has a cell for each year",
          "[program][headline]")
{
    const std::vector<std::string> lines = lines_of(yearly_text(example(), plain));
    for (const std::string& line : lines) {
        INFO(line);
        CHECK(line.size() <= 100);
    }
    CHECK(words_of(lines[2]).size() == 2 + 8); // cn foundry
    CHECK(words_of(lines[4]).size() == 1 + 8); // cn
}

TEST_CASE("a variable stands under its title, shares in per cent, and rows of nothing are left out",
          "[program][headline]")
{
    const std::vector<std::string> lines = lines_of(yearly_text(example(), plain));
    CHECK(lines[1] == "What share is [%]");
    CHECK(words_of(lines[2]) == std::vector<std::string>{"cn", "foundry", "-", "12.5", "12.5", "12.5", "12.5",
                                                         "12.5", "12.5", "12.5"});
    CHECK(lines[3] == "What stock is [H100e]"); // memory is undefined, eu is nought
    CHECK(words_of(lines[4])[1] == "123,456");
    CHECK(words_of(lines[5])[1] == "98.77M");
    CHECK(lines[6] == "What kept the chipmaker from assembling more"); // "empty" has no title either
    CHECK(words_of(lines[7])[1] == "dies");
}

TEST_CASE("JSON over the years holds all of them, and null for what is not defined", "[program][headline]")
{
    const Json json = over_years_json(example());
    CHECK(json["years"].size() == 22);
    REQUIRE(json["rows"].size() == 6);
    CHECK(json["rows"][0]["values"].size() == 22);
    CHECK(json["rows"][0]["values"][0].is_null());
    CHECK(json["rows"][0]["values"][1] == 0.125);
    CHECK(json["rows"][0]["part"] == "foundry");
}
