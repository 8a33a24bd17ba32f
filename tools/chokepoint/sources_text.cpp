// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "sources_text.hpp"

#include "number_text.hpp"

#include <chokepoint/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace chokepoint::program {
namespace {

using Rows = std::vector<std::vector<std::string>>;

//! `12 (34 %)`: a number and its share of all claims.
std::string count_text(std::int64_t count, std::int64_t claims)
{
    return claims == 0 ? fmt::format("{}", count)
                       : fmt::format("{} ({:.0f} %)", count,
                                     100.0 * static_cast<double>(count) / static_cast<double>(claims));
}

std::vector<std::string> evidence_cells(const std::string& layer, const EvidenceCount& numbers)
{
    const std::int64_t claims = numbers.claims();
    return {layer,
            count_text(numbers.measured, claims),
            count_text(numbers.derived, claims),
            count_text(numbers.assumed, claims),
            fmt::format("{}", numbers.unstated),
            fmt::format("{}", claims),
            claims == 0 ? "-" : fmt::format("{:.0f} %", 100.0 * numbers.evidence_share()),
            fmt::format("{}", numbers.definition)};
}

std::string layer_table(const SourceReport& report, const Heading& heading)
{
    Rows rows{{"Layer", "measured", "derived", "assumed", "unstated", "claims", "measured or derived",
               "definitions"}};
    for (const LayerEvidence& layer : report.layers) {
        rows.push_back(evidence_cells(layer.layer, layer.numbers));
    }
    rows.push_back(evidence_cells("total", report.total));
    return table(rows, "lrrrrrrr", heading) +
           "Shares are of claims about the world. Definitions (conventions, factors of 1) claim nothing and\n"
           "count in none of them.\n";
}

std::string source_table(const SourceReport& report, const Heading& heading)
{
    Rows rows{{"Source", "measured", "derived", "assumed", "rules", "Date", "Outlet", "Title"}};
    for (const SourceUse& use : report.sources) {
        const EvidenceCount& numbers = use.numbers;
        rows.push_back({use.id, fmt::format("{}", numbers.measured), fmt::format("{}", numbers.derived),
                        fmt::format("{}", numbers.assumed), fmt::format("{}", use.rules),
                        escape_controls(use.date), escape_controls(use.outlet), escape_controls(use.title)});
    }
    return table(rows, "lrrrrlll", heading);
}

//! `fabs.*.capex` for a default of `fabs.smic_n7.capex`: it is one guess, however many entities rest on it.
std::string pattern_of(const NumberAt& at)
{
    const std::size_t first = at.path.find('.');
    const std::size_t second = first == std::string::npos ? first : at.path.find('.', first + 1);
    const bool of_entity = second != std::string::npos && !at.path.starts_with("parameters.");
    return at.number.is_default && of_entity ? at.path.substr(0, first) + ".*" + at.path.substr(second)
                                             : at.path;
}

std::string width_text(double width)
{
    if (std::isnan(width)) {
        return "no range";
    }
    return std::isinf(width) ? "around 0" : fmt::format("{:.2f}", width);
}

std::string number_table(const std::vector<NumberAt>& numbers, const Heading& heading)
{
    Rows rows{{"Number", "Width", "Value", "Range", "Unit", "Source"}};
    std::vector<std::pair<std::string, std::int64_t>> patterns;
    for (const NumberAt& at : numbers) {
        const std::string pattern = pattern_of(at);
        const auto found = std::find_if(patterns.begin(), patterns.end(),
                                        [&](const auto& seen) { return seen.first == pattern; });
        if (found != patterns.end()) {
            ++found->second;
            continue;
        }
        patterns.emplace_back(pattern, 1);
        rows.push_back({pattern, width_text(at.number.relative_width()), digits(at.number.value),
                        range_text(at.number), at.number.unit, at.number.source});
    }
    for (std::size_t i = 0; i < patterns.size(); ++i) {
        rows[i + 1][0] += patterns[i].second > 1 ? fmt::format(" ({})", patterns[i].second) : "";
    }
    return table(rows, "lrrlll", heading);
}

} // namespace

std::string sources_text(const SourceReport& report, const Heading& heading)
{
    std::string text = layer_table(report, heading) + "\n" + source_table(report, heading);
    if (!report.rules_without_source.empty()) {
        text += "Rules without a source:";
        for (const std::string& id : report.rules_without_source) {
            text += " " + id;
        }
        text += "\n";
    }
    text += "\nAssumed numbers, the widest range first (width: of the range, relative to the value)\n" +
            number_table(report.assumed, heading);
    if (!report.unstated.empty()) {
        text += "\nNumbers that do not say how they are known\n" + number_table(report.unstated, heading);
    }
    return text;
}

} // namespace chokepoint::program
