// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study/pattern.hpp"
#include "study/study_reader.hpp"
#include "world/kinds.hpp"

#include <algorithm>

namespace chokepoint::reading {
namespace {

void add_variables(std::vector<std::string>& names, std::span<const KindRow> rows)
{
    for (const KindRow& kind : rows) {
        for (const ColumnRow& column : kind.columns) {
            if (column.spec.cells != Cells::hidden) {
                names.push_back(std::string(kind.singular) + "_" + std::string(column.name));
            }
        }
    }
}

//! Names of the variables that result files can have.
std::vector<std::string> variable_names()
{
    std::vector<std::string> names;
    add_variables(names, kinds());
    add_variables(names, derived_kinds());
    return names;
}

void read_output(StudyReader& reader, const YamlNode& node, const std::vector<std::string>& variables,
                 Study& study)
{
    if (!node.is_scalar()) {
        reader.unexpected(node, "outputs", "the name of a variable");
        return;
    }
    const bool known = std::any_of(variables.begin(), variables.end(),
                                   [&](const std::string& name) { return matches(node.text, name); });
    if (!known) {
        const std::vector<std::string_view> names(variables.begin(), variables.end());
        reader.error(node.spot, "outputs",
                     "no variable of result files is called " + in_quotes(node.text) +
                         reader.near(node.text, names));
        return;
    }
    study.outputs.push_back(node.text);
}

void read_quantile(StudyReader& reader, const YamlNode& node, Study& study)
{
    const std::optional<double> number = reader.number(node, "quantiles");
    if (!number) {
        return;
    }
    if (*number <= 0.0 || *number >= 1.0) {
        reader.unexpected(node, "quantiles", "a number between 0 and 1");
    } else if (!study.quantiles.empty() && *number <= study.quantiles.back()) {
        reader.error(node.spot, "quantiles", "quantiles stand in rising order");
    } else {
        study.quantiles.push_back(*number);
    }
}

//! The items of a list, or none with the mistake reported.
std::span<const YamlNode> items_of(StudyReader& reader, const YamlNode& root, std::string_view key,
                                   std::string_view expected)
{
    const YamlNode* list = root.find(key);
    if (list == nullptr) {
        return {};
    }
    if (!list->is_list() || list->items.empty()) {
        reader.unexpected(*list, key, expected);
        return {};
    }
    return list->items;
}

} // namespace

void read_outputs(StudyReader& reader, const YamlNode& root, Study& study)
{
    const std::vector<std::string> variables = variable_names();
    for (const YamlNode& node : items_of(reader, root, "outputs", "a list of variables")) {
        read_output(reader, node, variables, study);
    }
    for (const YamlNode& node : items_of(reader, root, "quantiles", "a list of numbers between 0 and 1")) {
        read_quantile(reader, node, study);
    }
}

} // namespace chokepoint::reading
