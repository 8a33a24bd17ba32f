// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "headline_text.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace chokepoint::program {
namespace {

constexpr std::size_t most_years = 8;

//! Positions of the years that are shown.
std::vector<std::size_t> shown_years(std::size_t count)
{
    std::vector<std::size_t> shown;
    const std::size_t columns = std::min(count, most_years);
    for (std::size_t i = 0; i < columns; ++i) {
        shown.push_back(columns == 1 ? 0 : i * (count - 1) / (columns - 1));
    }
    return shown;
}

//! At most eight characters.
std::string short_number(double value)
{
    if (std::isnan(value)) {
        return "-";
    }
    const double size = std::abs(value);
    if (size >= 999'999.5) {
        return size < 999.995e6 ? fmt::format("{:.2f}M", value / 1e6) : fmt::format("{:.1e}", value);
    }
    return size < 99.95 && value != std::floor(value) ? fmt::format("{:.1f}", value) : grouped(value);
}

//! Shares in per cent.
std::string cell(const YearlyRow& row, double value)
{
    return short_number(row.unit == "1" ? 100.0 * value : value);
}

bool says_something(double value)
{
    return !std::isnan(value) && value != 0.0;
}

std::string titles(const Headline& headline, const std::vector<std::size_t>& shown)
{
    std::string text = fmt::format("{:28}", "");
    for (const std::size_t i : shown) {
        const int year = headline.years[i];
        const auto first =
            std::find_if(headline.regions.begin(), headline.regions.end(),
                         [year](const RegionYear& row) { return row.year == year && row.months < 12; });
        text += fmt::format("{:>9}", year_text(year, first == headline.regions.end() ? 12 : first->months));
    }
    return text;
}

std::string row_text(const std::string& name, const std::vector<std::string>& cells)
{
    std::string text = fmt::format("  {:<26.26}", name);
    for (const std::string& value : cells) {
        text += fmt::format("{:>8} ", value);
    }
    return line(text);
}

//! The rows of one variable, from `first` on, under its title.
std::string variable_text(const Headline& headline, std::size_t first, const std::vector<std::size_t>& shown,
                          const Heading& heading)
{
    const YearlyRow& variable = headline.rows[first];
    std::string rows;
    for (std::size_t r = first; r < headline.rows.size() && headline.rows[r].variable == variable.variable;
         ++r) {
        const YearlyRow& row = headline.rows[r];
        std::vector<std::string> cells;
        for (const std::size_t i : shown) {
            cells.push_back(cell(row, row.values[i]));
        }
        if (std::any_of(row.values.begin(), row.values.end(), says_something)) {
            rows += row_text(row.part.empty() ? row.entity : row.entity + " " + row.part, cells);
        }
    }
    if (rows.empty()) {
        return {};
    }
    return title(fmt::format("{} [{}]", variable.text, variable.unit == "1" ? "%" : variable.unit), heading) +
           rows;
}

std::string binding_text(const Headline& headline, const std::vector<std::size_t>& shown,
                         const Heading& heading)
{
    std::string text;
    const std::size_t years = headline.years.size();
    for (std::size_t first = 0; first + years <= headline.chipmakers.size(); first += years) {
        std::vector<std::string> cells;
        for (const std::size_t i : shown) {
            cells.push_back(headline.chipmakers[first + i].binding_input);
        }
        text += row_text(headline.chipmakers[first].chipmaker, cells);
    }
    return text.empty() ? text : title("What kept the chipmaker from assembling more", heading) + text;
}

} // namespace

std::string yearly_text(const Headline& headline, const Heading& heading)
{
    const std::vector<std::size_t> shown = shown_years(headline.years.size());
    std::string text = title(titles(headline, shown), heading);
    for (std::size_t r = 0; r < headline.rows.size(); ++r) {
        if (r == 0 || headline.rows[r].variable != headline.rows[r - 1].variable) {
            text += variable_text(headline, r, shown, heading);
        }
    }
    text += binding_text(headline, shown, heading);
    text += "Flows over the year, all else at its end; M: million; -: not defined";
    const bool partial = std::any_of(headline.regions.begin(), headline.regions.end(),
                                     [](const RegionYear& row) { return row.months < 12; });
    return text + (partial ? "; *: a part of the year only\n" : "\n");
}

Json over_years_json(const Headline& headline)
{
    Json rows = Json::array();
    for (const YearlyRow& row : headline.rows) {
        Json values = Json::array();
        for (const double value : row.values) {
            values.push_back(number_json(value));
        }
        rows.push_back({{"variable", row.variable},
                        {"unit", row.unit},
                        {"entity", row.entity},
                        {"part", row.part},
                        {"values", std::move(values)}});
    }
    return {{"years", headline.years}, {"rows", std::move(rows)}};
}

} // namespace chokepoint::program
