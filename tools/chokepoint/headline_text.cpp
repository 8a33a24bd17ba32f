// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "headline_text.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace chokepoint::program {
namespace {

using Heading = std::function<std::string(std::string_view)>;

//! At most four of the years: first, last and two between, evenly.
std::vector<int> chosen_years(const Headline& headline)
{
    std::vector<int> all;
    for (const RegionYear& row : headline.regions) {
        all.push_back(row.year);
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    if (all.size() <= 4) {
        return all;
    }
    const std::size_t last = all.size() - 1;
    return {all.front(), all[last / 3], all[2 * last / 3], all[last]};
}

bool contains(const std::vector<int>& years, int year)
{
    return std::find(years.begin(), years.end(), year) != years.end();
}

//! `-12,345`; powers of ten where that would be too wide for a table.
std::string grouped(double value)
{
    if (std::abs(value) >= 1e9) {
        return fmt::format("{:.3e}", value);
    }
    const std::string digits = fmt::format("{:.0f}", std::abs(value));
    std::string text = value < 0.0 ? "-" : "";
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0) {
            text += ',';
        }
        text += digits[i];
    }
    return text;
}

std::string defined(double value, std::string text)
{
    return std::isnan(value) ? "-" : std::move(text);
}

std::string amount(double value)
{
    return defined(value, grouped(value));
}

std::string percent(double share)
{
    return defined(share, fmt::format("{:.0f}", 100.0 * share));
}

std::string decimal(double value)
{
    return defined(value, fmt::format("{:.1f}", value));
}

//! "2023", or "2023*" where only a part of the year was simulated.
std::string year_text(int year, int months)
{
    return fmt::format("{}{}", year, months < 12 ? "*" : " ");
}

//! Without spaces at its end, and with a line end.
std::string line(std::string text)
{
    text.erase(text.find_last_not_of(' ') + 1);
    return text + "\n";
}

//! The same for a line of titles.
std::string title(std::string text, const Heading& heading)
{
    text.erase(text.find_last_not_of(' ') + 1);
    return heading(text) + "\n";
}

constexpr const char* region_line = "{:<6} {:>5} {:>12} {:>11} {:>11} {:>7} {:>7} {:>7} {:>9} {:>10} {:>5}";

std::string region_table(const Headline& headline, const std::vector<int>& years, const Heading& heading)
{
    std::string text = title(
        fmt::format("{:25} {:^23} {:^33}", "", "Acquired in the year", "Domestic share of use [%]"), heading);
    text += title(fmt::format(region_line, "Region", "Year ", "Compute", "domestic", "imported", "chips",
                              "foundry", "memory", "packaging", "Capability", "Gap"),
                  heading);
    text += title(
        fmt::format(region_line, "", "", "[H100e]", "[H100e]", "[H100e]", "", "", "", "", "[points]", "[mo]"),
        heading);
    for (const RegionYear& row : headline.regions) {
        const bool empty =
            row.compute_stock == 0.0 && std::isnan(row.capability); // nobody there uses anything
        if (contains(years, row.year) && !empty) {
            text += line(fmt::format(
                region_line, row.region, year_text(row.year, row.months), amount(row.compute_stock),
                amount(row.acquired_domestic), amount(row.acquired_imported), percent(row.chips_share),
                percent(row.foundry_share), percent(row.memory_share), percent(row.packaging_share),
                decimal(row.capability), decimal(row.capability_gap)));
        }
    }
    return text;
}

std::string chipmaker_table(const Headline& headline, const std::vector<int>& years, const Heading& heading)
{
    std::string titles = fmt::format("{:<18}", "Chipmaker");
    for (const int year : years) {
        titles += fmt::format(" {:>10} {:<8}", fmt::format("{} units", year), "bound by");
    }
    std::string text = title(titles, heading);
    for (std::size_t i = 0; i < headline.chipmakers.size();) {
        const std::string& maker = headline.chipmakers[i].chipmaker;
        std::string cells = fmt::format("{:<18.18}", maker);
        for (; i < headline.chipmakers.size() && headline.chipmakers[i].chipmaker == maker; ++i) {
            const ChipmakerYear& row = headline.chipmakers[i];
            if (contains(years, row.year)) {
                cells +=
                    fmt::format(" {:>10} {:<8}", grouped(static_cast<double>(row.units)), row.binding_input);
            }
        }
        text += line(cells);
    }
    return text;
}

Json number(double value)
{
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}

} // namespace

std::string headline_text(const Headline& headline, const Heading& heading)
{
    const std::vector<int> years = chosen_years(headline);
    std::string text = region_table(headline, years, heading);
    if (!headline.chipmakers.empty()) {
        text += "\n" + chipmaker_table(headline, years, heading);
    }
    const bool partial =
        std::any_of(headline.regions.begin(), headline.regions.end(),
                    [&](const RegionYear& row) { return row.months < 12 && contains(years, row.year); });
    text += "Compute and capability at the end of the year; gap: months behind the frontier; -: not defined";
    return text + (partial ? "\n*: a part of the year only\n" : "\n");
}

Json regions_json(const Headline& headline)
{
    Json rows = Json::array();
    for (const RegionYear& row : headline.regions) {
        rows.push_back({{"region", row.region},
                        {"year", row.year},
                        {"months", row.months},
                        {"compute_stock", number(row.compute_stock)},
                        {"acquired_domestic", number(row.acquired_domestic)},
                        {"acquired_imported", number(row.acquired_imported)},
                        {"acquired_smuggled", number(row.acquired_smuggled)},
                        {"acquired_remote", number(row.acquired_remote)},
                        {"chips_share", number(row.chips_share)},
                        {"foundry_share", number(row.foundry_share)},
                        {"memory_share", number(row.memory_share)},
                        {"packaging_share", number(row.packaging_share)},
                        {"capability", number(row.capability)},
                        {"capability_gap", number(row.capability_gap)}});
    }
    return rows;
}

Json chipmakers_json(const Headline& headline)
{
    Json rows = Json::array();
    for (const ChipmakerYear& row : headline.chipmakers) {
        rows.push_back({{"chipmaker", row.chipmaker},
                        {"year", row.year},
                        {"months", row.months},
                        {"units", row.units},
                        {"binding_input", row.binding_input}});
    }
    return rows;
}

} // namespace chokepoint::program
