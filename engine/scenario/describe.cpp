// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "scenario/describe.hpp"

#include "core/text.hpp"
#include "scenario/field_text.hpp"
#include "scenario/layout.hpp"
#include "scenario/problems.hpp"

#include <chokepoint/errors.hpp>

#include <algorithm>

namespace chokepoint {
namespace {

using namespace reading;

//! Lines of two columns.
class Table {
  public:
    void add(std::string left, std::string right)
    {
        width_ = std::max(width_, left.size());
        rows_.emplace_back(std::move(left), std::move(right));
    }

    std::string text() const
    {
        std::string text;
        for (const auto& [left, right] : rows_) {
            text += "  " + left + std::string(width_ - left.size() + 2, ' ') + right + "\n";
        }
        return text;
    }

  private:
    std::vector<std::pair<std::string, std::string>> rows_;
    std::size_t width_ = 0;
};

std::string describe_top()
{
    Table table;
    table.add("horizon", "First and last simulated month");
    for (const GroupRow& group : groups()) {
        table.add(std::string(group.path), std::string(group.text));
    }
    for (const KindRow& kind : kinds()) {
        table.add(std::string(kind.name), std::string(kind.text));
    }
    return "What a scenario can say; `describe` one of them, or a field of it such as "
           "fabs.defect_density:\n\n" +
           table.text();
}

std::string fields_text(std::span<const FieldRow> rows)
{
    Table table;
    for (const FieldRow& row : rows) {
        table.add(std::string(row.key),
                  std::string(row.text) + " (" + type_text(row) + "; " + default_text(row) + ")");
    }
    return table.text();
}

std::string columns_text(const KindRow& kind)
{
    Table table;
    for (const ColumnRow& column : kind.columns) {
        if (column.spec.cells != Cells::hidden) {
            table.add(std::string(kind.singular) + "_" + std::string(column.name),
                      std::string(column.text) + " [" + std::string(column.spec.unit) + "]");
        }
    }
    const std::string text = table.text();
    return text.empty() ? text : "\nIn result files:\n\n" + text;
}

std::string describe_kind(const KindRow& kind)
{
    std::string text = std::string(kind.name) + ": " + std::string(kind.text) + "\n\n";
    return text + (kind.fields.empty() ? std::string() : fields_text(entity_rows(kind))) + columns_text(kind);
}

std::string describe_group(std::string_view path, std::string_view text, std::span<const FieldRow> rows)
{
    return std::string(path) + ": " + std::string(text) + "\n\n" + fields_text(rows);
}

std::string describe_field(std::string_view path, const FieldRow& row)
{
    std::string text = std::string(path) + ": " + std::string(row.text) + "\n\n  " + type_text(row) + "\n  " +
                       default_text(row) + "\n";
    const std::string units = units_text(row.spec);
    return units.empty() ? text : text + "  units: " + units + "\n";
}

const KindRow* find_any_kind(std::string_view name)
{
    if (const KindRow* kind = find_kind(name)) {
        return kind;
    }
    for (const KindRow& kind : derived_kinds()) {
        if (kind.name == name) {
            return &kind;
        }
    }
    return nullptr;
}

[[noreturn]] void refuse(std::string_view path, std::span<const std::string_view> parts)
{
    const Misstep step = find_misstep(parts);
    throw ScenarioError(
        {{{},
          std::string(path),
          (step.owner.empty() ? "a scenario" : in_quotes(parts[0])) + " has no " +
              in_quotes(step.word.empty() ? path : step.word) + did_you_mean(step.word, step.words),
          {}}});
}

} // namespace

std::string describe(std::string_view path)
{
    if (path.empty()) {
        return describe_top();
    }
    std::vector<std::string_view> parts = parts_of(path);
    if (const KindRow* kind = find_any_kind(path)) {
        return describe_kind(*kind);
    }
    if (const GroupRow* group = find_group(path)) {
        return describe_group(path, group->text, group->fields);
    }
    if (path == "horizon") {
        return describe_group(path, "First and last simulated month", horizon_fields);
    }
    if (path == "parameters") {
        return describe_top();
    }
    if (find_kind(parts.empty() ? std::string_view() : parts[0]) != nullptr && parts.size() == 2) {
        parts.insert(parts.begin() + 1, "any"); // fields are the same for all entities
    }
    const FieldPath field = find_field_path(parts);
    if (field.length == 0 || field.length != parts.size()) {
        refuse(path, parts);
    }
    return describe_field(path, field.row);
}

} // namespace chokepoint
