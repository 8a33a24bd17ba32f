// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "headline_text.hpp"

#include "table_text.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace chokepoint::program {
namespace {

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

constexpr const char* region_line = "{:<6} {:>5} {:>12} {:>11} {:>11} {:>7} {:>7} {:>7} {:>9} {:>10} {:>5}";

std::string region_table(const Headline& headline, const Heading& heading)
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
        if (!empty) {
            text += line(fmt::format(
                region_line, row.region, year_text(row.year, row.months), amount(row.compute_stock),
                amount(row.acquired_domestic), amount(row.acquired_imported), percent(row.chips_share),
                percent(row.foundry_share), percent(row.memory_share), percent(row.packaging_share),
                decimal(row.capability), decimal(row.capability_gap)));
        }
    }
    return text;
}

std::string chipmaker_table(const Headline& headline, const Heading& heading)
{
    std::string titles = fmt::format("{:<18}", "Chipmaker");
    for (const int year : years_of(headline)) {
        titles += fmt::format(" {:>10} {:<8}", fmt::format("{} units", year), "bound by");
    }
    std::string text = title(titles, heading);
    for (std::size_t i = 0; i < headline.chipmakers.size();) {
        const std::string& maker = headline.chipmakers[i].chipmaker;
        std::string cells = fmt::format("{:<18.18}", maker);
        for (; i < headline.chipmakers.size() && headline.chipmakers[i].chipmaker == maker; ++i) {
            const ChipmakerYear& row = headline.chipmakers[i];
            cells += fmt::format(" {:>10} {:<8}", grouped(static_cast<double>(row.units)), row.binding_input);
        }
        text += line(cells);
    }
    return text;
}

} // namespace

std::string headline_text(const Headline& headline, const Heading& heading)
{
    std::string text = region_table(headline, heading);
    if (!headline.chipmakers.empty()) {
        text += "\n" + chipmaker_table(headline, heading);
    }
    const bool partial = std::any_of(headline.regions.begin(), headline.regions.end(),
                                     [](const RegionYear& row) { return row.months < 12; });
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
                        {"compute_stock", number_json(row.compute_stock)},
                        {"acquired_domestic", number_json(row.acquired_domestic)},
                        {"acquired_imported", number_json(row.acquired_imported)},
                        {"acquired_smuggled", number_json(row.acquired_smuggled)},
                        {"acquired_remote", number_json(row.acquired_remote)},
                        {"chips_share", number_json(row.chips_share)},
                        {"foundry_share", number_json(row.foundry_share)},
                        {"memory_share", number_json(row.memory_share)},
                        {"packaging_share", number_json(row.packaging_share)},
                        {"capability", number_json(row.capability)},
                        {"capability_gap", number_json(row.capability_gap)}});
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
