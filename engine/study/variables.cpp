// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study/variables.hpp"

#include "core/text.hpp"
#include "scenario/conditions.hpp"
#include "scenario/field_text.hpp"
#include "scenario/layout.hpp"
#include "scenario/numerals.hpp"
#include "scenario/problems.hpp"
#include "scenario/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace chokepoint {
namespace {

using namespace reading;

//! The terms of a decision have bounds and units of their own.
const FieldSpec& spec_of(const FieldRow& row, std::string_view last_part)
{
    if (row.type != FieldType::decision) {
        return row.spec;
    }
    return last_part == "grant"   ? grant_spec
           : last_part == "delay" ? delay_spec
           : last_part == "quota" ? quota_spec
           : last_part == "fee"   ? fee_spec
                                  : cap_spec;
}

void add_fields(Variables& variables, const std::string& owner, std::span<const FieldRow> rows)
{
    for (const FieldRow& row : rows) {
        variables.emplace(joined(owner, row.key), StudyVariable{row});
    }
}

void add_number(Variables& variables, const Quantity& quantity)
{
    const std::vector<std::string_view> parts = parts_of(quantity.path);
    const FieldPath field = find_field_path(parts);
    if (field.length == 0 || parts.front() == "horizon") {
        return; // exchange rates and such: no override reaches them
    }
    StudyVariable variable{field.row};
    variable.whole = field.row.type == FieldType::whole ||
                     (field.row.type == FieldType::decision && parts.back() == "delay");
    variable.row.spec = spec_of(field.row, parts.back());
    variable.quantity = &quantity;
    variables.insert_or_assign(quantity.path, variable);
}

std::string refuse_number(const StudyVariable& variable, std::string_view text)
{
    const auto parts = take_apart(text);
    if (const std::string* refusal = std::get_if<std::string>(&parts)) {
        return *refusal;
    }
    const auto& [number, unit] = std::get<Written>(parts);
    const FieldSpec& spec = variable.row.spec;
    if (!unit.empty()) {
        return "numbers of a study stand without a unit, in that of the field" +
               (spec.unit.empty() ? std::string() : " (" + std::string(spec.unit) + ")");
    }
    if (number < spec.least || number > spec.most) {
        return to_text(number) + " is out of bounds (" + bounds_text(spec) + ")";
    }
    return variable.whole && number != std::floor(number) ? "expected a whole number, got " + to_text(number)
                                                          : std::string();
}

std::string refuse_other(std::string_view word, std::span<const std::string_view> words)
{
    return std::find(words.begin(), words.end(), word) != words.end()
               ? std::string()
               : "expected " + listed(words) + ", got " + in_quotes(word) + did_you_mean(word, words);
}

} // namespace

Variables variables_of(const Scenario& scenario)
{
    Variables variables;
    for (const GroupRow& group : groups()) {
        add_fields(variables, std::string(group.path), group.fields);
    }
    for (const KindRow& kind : kinds()) {
        const std::vector<FieldRow> rows = entity_rows(kind);
        for (std::size_t i = 0; i < kind.count(scenario); ++i) {
            // Access serves reading and writing; nothing is written through this one.
            const Entity& entity = kind.entity(const_cast<Scenario&>(scenario), i);
            if (!entity.derived) {
                add_fields(variables, joined(kind.name, entity.id), rows);
            }
        }
    }
    for (const Quantity& quantity : scenario.quantities) {
        add_number(variables, quantity);
    }
    return variables;
}

std::string refuse_value(const StudyVariable& variable, std::string_view value, const Scenario& scenario)
{
    constexpr std::array<std::string_view, 2> flags{"false", "true"};
    constexpr std::array<std::string_view, 4> verdicts{"allow", "notify", "presumption_of_denial", "deny"};
    if (variable.quantity != nullptr) {
        return refuse_number(variable, value);
    }
    switch (variable.row.type) {
    case FieldType::flag:
        return refuse_other(value, flags);
    case FieldType::choice:
        return refuse_other(value, variable.row.spec.choices);
    case FieldType::decision:
        return refuse_other(value, verdicts);
    case FieldType::date:
        return parse_date(value)
                   ? std::string()
                   : "expected a day of the calendar, as 2022-10 or 2022-10-07, got " + in_quotes(value);
    case FieldType::reference:
        return find_entity(*find_kind(variable.row.spec.target), scenario, value).given()
                   ? std::string()
                   : "the scenario " + in_quotes(scenario.name) + " has no " + in_quotes(value) +
                         " among its " + std::string(variable.row.spec.target);
    case FieldType::path:
        return "it is given by dates: name one of them, such as the path with '.2020-07' behind it";
    default:
        return "a study cannot vary it: it is neither one number nor one word";
    }
}

std::string override_text(std::string_view path, const StudyVariable& variable, std::string_view value)
{
    const std::string text = std::string(path) + "=" + std::string(value);
    // A map of dated numbers may name another unit for all of them.
    const bool bare = variable.quantity == nullptr || variable.row.spec.unit.empty();
    return bare ? text : text + " " + std::string(variable.row.spec.unit);
}

} // namespace chokepoint
