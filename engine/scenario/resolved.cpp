// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "scenario/resolved.hpp"

#include "core/text.hpp"
#include "scenario/layout.hpp"
#include "scenario/problems.hpp"
#include "scenario/resolved_values.hpp"
#include "scenario/yaml_text.hpp"

namespace chokepoint {
namespace {

using namespace reading;

//! Lines of the fields of one owner; none where every field has the value that omitting it gives.
std::string field_lines(const Scenario& scenario, const std::string& path, std::span<const FieldRow> rows,
                        void* owner, const std::string& indent)
{
    std::string lines;
    for (const FieldRow& row : rows) {
        const std::string value = resolved_value(scenario, joined(path, row.key), row, owner);
        if (!value.empty()) {
            lines += indent + std::string(row.key) + ": " + value + "\n";
        }
    }
    return lines;
}

//! One year a line: each with its kind and source, which the source table of a rerun needs.
std::string year_lines(const Scenario& scenario, const std::string& path, const std::map<int, double>& years,
                       const std::string& indent)
{
    if (years.empty()) {
        return " {}\n";
    }
    std::string text = "\n";
    for (const auto& [year, value] : years) {
        const std::string key = to_text(std::int64_t{year});
        text += indent + key + ": " + resolved_number(scenario, joined(path, key)) + "\n";
    }
    return text;
}

std::string price_lines(const Scenario& scenario)
{
    const PriceTable& prices = scenario.prices;
    if (prices.per_usd.empty() && prices.usd_deflator.empty()) {
        return "prices: {}\n";
    }
    std::string text = "prices:\n";
    if (!prices.per_usd.empty()) {
        text += "  currencies:\n";
    }
    for (const auto& [currency, years] : prices.per_usd) {
        text += "    " + currency + ":" +
                year_lines(scenario, "prices.currencies." + currency, years, std::string(6, ' '));
    }
    return prices.usd_deflator.empty()
               ? text
               : text + "  deflator:" +
                     year_lines(scenario, "prices.deflator", prices.usd_deflator, std::string(4, ' '));
}

std::string group_lines(Scenario& scenario)
{
    std::string text;
    bool in_parameters = false;
    for (const GroupRow& group : groups()) {
        const std::vector<std::string_view> parts = parts_of(group.path);
        const std::string indent(2 * parts.size(), ' ');
        const std::string lines =
            field_lines(scenario, std::string(group.path), group.fields, group.owner(scenario), indent);
        if (lines.empty()) {
            continue;
        }
        const bool nested = parts.size() == 2;
        if (nested && !in_parameters) {
            text += "parameters:\n";
        }
        in_parameters = nested;
        text += (nested ? "  " : "") + std::string(parts.back()) + ":\n" + lines;
    }
    return text;
}

std::string kind_lines(Scenario& scenario, const KindRow& kind)
{
    const std::size_t count = kind.count(scenario);
    std::string text;
    const std::vector<FieldRow> rows = entity_rows(kind);
    for (std::size_t i = 0; i < count; ++i) {
        Entity& entity = kind.entity(scenario, i);
        if (entity.derived) {
            continue;
        }
        const std::string lines = field_lines(scenario, joined(kind.name, entity.id), rows, &entity, "    ");
        text += "  " + yaml_scalar(entity.id) + (lines.empty() ? ": {}\n" : ":\n" + lines);
    }
    return text.empty() ? text : std::string(kind.name) + ":\n" + text;
}

} // namespace

std::string resolved_text(const Scenario& scenario)
{
    auto& fields = const_cast<Scenario&>(scenario); // rows locate members for readers and writers alike
    std::string text = "schema: 1\nname: " + yaml_scalar(scenario.name) + "\n";
    if (!scenario.title.empty()) {
        text += "title: " + yaml_scalar(scenario.title) + "\n";
    }
    text += "horizon: {start: " + scenario.start.text() + ", end: " + scenario.end.text() + "}\n";
    text += price_lines(scenario) + group_lines(fields);
    for (const KindRow& kind : kinds()) {
        text += kind_lines(fields, kind);
    }
    return text;
}

} // namespace chokepoint
