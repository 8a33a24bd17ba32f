// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "scenario/field_schema.hpp"

#include "scenario/field_text.hpp"
#include "scenario/numbers.hpp"

#include <array>
#include <cmath>
#include <utility>

namespace chokepoint::reading {
namespace {

constexpr const char* month_pattern = "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])$";
constexpr const char* date_pattern = "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?$";
constexpr const char* number_with_unit = "^-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)? +[^ ].*$";

Json reference_to(std::string_view definition)
{
    return {{"$ref", "#/definitions/" + std::string(definition)}};
}

Json words(std::span<const std::string_view> list)
{
    Json names = Json::array();
    for (const std::string_view word : list) {
        names.push_back(std::string(word));
        if (word == "true" || word == "false") {
            names.push_back(word == "true"); // so readers of YAML take it where it stands without quotes
        }
    }
    return {{"enum", std::move(names)}};
}

//! A number in the field's own unit, with its bounds.
Json plain_number(const FieldSpec& spec, bool whole)
{
    Json number = {{"type", whole ? "integer" : "number"}};
    if (!std::isinf(spec.least)) {
        number["minimum"] = spec.least;
    }
    if (!std::isinf(spec.most)) {
        number["maximum"] = spec.most;
    }
    return number;
}

//! The three ways to write a number.
Json number_forms(const FieldSpec& spec, bool whole)
{
    return {plain_number(spec, whole), reference_to("number_with_unit"), reference_to("number_map")};
}

Json dated_numbers(const FieldSpec& spec)
{
    return {{"type", "object"},
            {"description", "Numbers that hold from a month on"},
            {"additionalProperties", false},
            {"properties", shared_properties(Json::object())},
            {"patternProperties", {{month_pattern, {{"anyOf", number_forms(spec, false)}}}}}};
}

Json dated_weights(const FieldSpec& spec)
{
    Json number = number_forms(spec, false);
    number.push_back(dated_numbers(spec));
    return {{"type", "object"},
            {"additionalProperties", false},
            {"patternProperties", {{id_pattern, {{"anyOf", std::move(number)}}}}}};
}

Json shares(const FieldRow& row)
{
    Json map = {{"type", "object"}, {"additionalProperties", false}};
    const Json number = {{"anyOf", number_forms(row.spec, false)}};
    if (row.type == FieldType::weights) {
        map["patternProperties"] = {{id_pattern, number}};
        return map;
    }
    for (const std::string_view layer : layer_names) {
        map["properties"][std::string(layer)] = number;
    }
    return map;
}

//! What values of the field's type may be, without null.
Json forms(const FieldRow& row)
{
    switch (row.type) {
    case FieldType::number:
        return number_forms(row.spec, false);
    case FieldType::whole:
        return number_forms(row.spec, true);
    case FieldType::path: {
        Json list = number_forms(row.spec, false);
        list.push_back(dated_numbers(row.spec));
        return list;
    }
    case FieldType::flag:
        return {{{"type", "boolean"}}};
    case FieldType::text:
        return Json::array({{{"type", "string"}, {"pattern", "^[A-Za-z0-9_.-]{1,64}$"}}});
    case FieldType::choice:
        return Json::array({words(row.spec.choices)});
    case FieldType::date:
        return Json::array({reference_to("date")});
    case FieldType::reference:
        return Json::array({reference_to("id")});
    case FieldType::references:
        return Json::array({{{"type", "array"}, {"uniqueItems", true}, {"items", reference_to("id")}}});
    case FieldType::weights:
    case FieldType::layer_shares:
        return Json::array({shares(row)});
    case FieldType::dated_weights:
        return Json::array({dated_weights(row.spec)});
    case FieldType::numbers:
        return Json::array({{{"type", "array"}, {"items", {{"anyOf", number_forms(row.spec, false)}}}}});
    case FieldType::predicate:
        return Json::array({reference_to("condition")});
    case FieldType::decision:
        return Json::array({reference_to("decision")});
    }
    return Json::array();
}

Json number_map()
{
    Json properties = {
        {"value", {{"type", "number"}}}, {"low", {{"type", "number"}}}, {"high", {{"type", "number"}}}};
    return {{"type", "object"},
            {"description", "A number with its range, and how well it is known"},
            {"required", {"value"}},
            {"additionalProperties", false},
            {"properties", shared_properties(std::move(properties))},
            {"dependencies", {{"low", {"high"}}, {"high", {"low"}}}}};
}

Json condition()
{
    const Json list = {{"type", "array"}, {"items", reference_to("condition")}};
    const auto alone = [](std::string_view key, Json value) {
        return Json{{"type", "object"},
                    {"required", {std::string(key)}},
                    {"additionalProperties", false},
                    {"properties", {{std::string(key), std::move(value)}}}};
    };
    std::string attributes;
    for (const std::string_view name : attribute_names) {
        attributes += (attributes.empty() ? "" : "|") + std::string(name);
    }
    return {{"description", "attribute op value, or all, any, not of such"},
            {"anyOf",
             {{{"type", "string"}, {"pattern", "^ *(" + attributes + ") +(<|<=|==|!=|>=|>) +[^ ]"}},
              alone("all", list),
              alone("any", list),
              alone("not", reference_to("condition"))}}};
}

Json decision()
{
    constexpr std::array<std::string_view, 4> verdicts{"allow", "notify", "presumption_of_denial", "deny"};
    const Json cap = {
        {"type", "object"},
        {"required", {"share", "of"}},
        {"additionalProperties", false},
        {"properties",
         {{"share", reference_to("number")},
          {"of",
           {{"type", "array"}, {"minItems", 1}, {"uniqueItems", true}, {"items", reference_to("id")}}}}}};
    const Json licence = {{"type", "object"},
                          {"required", {"grant"}},
                          {"additionalProperties", false},
                          {"properties",
                           {{"grant", reference_to("number")},
                            {"delay", reference_to("number")},
                            {"quota", reference_to("number")},
                            {"cap", cap},
                            {"fee", reference_to("number")}}}};
    return {{"anyOf",
             {words(verdicts),
              {{"type", "object"},
               {"required", {"licence"}},
               {"additionalProperties", false},
               {"properties", {{"licence", licence}}}}}}};
}

} // namespace

Json or_null(Json schema)
{
    schema["type"] = {schema["type"], "null"};
    return schema;
}

Json shared_properties(Json properties, std::initializer_list<std::string_view> keys)
{
    const Json all = {{"unit", {{"type", "string"}, {"description", "Unit of value, low and high"}}},
                      {"kind", words(std::span(evidence_names).subspan(1))},
                      {"source", {{"type", "string"}, {"description", "Id of history/sources.csv"}}},
                      {"role", words(role_names)},
                      {"distribution", words(distribution_names)}};
    for (const std::string_view key : keys) {
        properties[std::string(key)] = all.at(std::string(key));
    }
    return properties;
}

Json field_schema(const FieldRow& row)
{
    Json schema = {
        {"description", std::string(row.text) + " (" + type_text(row) + "; " + default_text(row) + ")"}};
    if (!row.spec.unit.empty()) {
        schema["x-unit"] = row.spec.unit;
    }
    if (row.spec.fallback.type == Fallback::Type::value) {
        schema["default"] = row.spec.fallback.value;
    }
    schema["anyOf"] = forms(row);
    if (row.spec.fallback.type != Fallback::Type::required) {
        schema["anyOf"].push_back({{"type", "null"}});
    }
    return schema;
}

Json definitions()
{
    const Json any_number =
        Json::array({{{"type", "number"}}, reference_to("number_with_unit"), reference_to("number_map")});
    return {{"id", {{"type", "string"}, {"pattern", id_pattern}}},
            {"date", {{"type", "string"}, {"pattern", date_pattern}}},
            {"number", {{"anyOf", any_number}}},
            {"number_with_unit", {{"type", "string"}, {"pattern", number_with_unit}}},
            {"number_map", number_map()},
            {"condition", condition()},
            {"decision", decision()}};
}

} // namespace chokepoint::reading
