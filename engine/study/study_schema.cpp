// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study/study_schema.hpp"

#include "study/design.hpp"
#include "study/spread.hpp"
#include "study/study_reader.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace chokepoint {
namespace {

using namespace reading;
using Json = nlohmann::ordered_json;

constexpr const char* name_pattern = "^[A-Za-z0-9_.-]{1,64}$";

Json text(std::string_view description)
{
    return {{"type", "string"}, {"description", description}};
}

Json whole(std::string_view description, std::int64_t least, std::int64_t most)
{
    return {{"type", "integer"}, {"minimum", least}, {"maximum", most}, {"description", description}};
}

Json list_of(Json items, std::string_view description)
{
    return {{"type", "array"}, {"minItems", 1}, {"items", std::move(items)}, {"description", description}};
}

//! A map of these keys and no others.
Json map_of(Json properties, Json required)
{
    return {{"type", "object"},
            {"additionalProperties", false},
            {"required", std::move(required)},
            {"properties", std::move(properties)}};
}

Json design_key(const DesignKey& row)
{
    if (row.key == "points" || row.key == "trajectories") {
        return whole(row.text, 1, most_points);
    }
    return row.key == "levels" ? whole(row.text, 2, most_levels) : text(row.text);
}

//! The keys of a design depend on its method.
Json design_schema()
{
    Json forms = Json::array();
    for (std::size_t i = 0; i < design_method_names.size(); ++i) {
        Json properties = {{"method", {{"const", design_method_names[i]}}}};
        for (const DesignKey& row : design_keys()) {
            const auto method = static_cast<DesignMethod>(i);
            if (std::find(row.methods.begin(), row.methods.end(), method) != row.methods.end()) {
                properties[std::string(row.key)] = design_key(row);
            }
        }
        forms.push_back(map_of(std::move(properties), {"method"}));
    }
    return {{"description", "Which points of the parameters are run; none unless given"},
            {"anyOf", std::move(forms)}};
}

Json distribution_schema()
{
    Json forms = Json::array({{{"enum", bare_families}}});
    for (std::size_t i = 0; i < family_names.size(); ++i) {
        const std::size_t count = numbers_of(static_cast<Family>(i));
        const Json numbers = {{"type", "array"},
                              {"minItems", count},
                              {"maxItems", count},
                              {"items", {{"type", "number"}}},
                              {"description", family_numbers[i]}};
        const std::string name(family_names[i]);
        forms.push_back(map_of({{name, numbers}}, Json::array({name})));
    }
    return {{"description", "How the values spread, in the field's unit; as the scenario says unless given"},
            {"anyOf", std::move(forms)}};
}

Json variation_schema()
{
    const Json choice = {{"type", "array"},
                         {"minItems", 2},
                         {"uniqueItems", true},
                         {"items", {{"type", {"string", "number", "boolean"}}}},
                         {"description", "Words or numbers, one of which each point takes"}};
    Json entry = map_of({{"path", text("A path, * for any letters within one part")},
                         {"together", {{"type", "boolean"}, {"description", "One factor for all matches"}}},
                         {"distribution", distribution_schema()},
                         {"choice", choice}},
                        {"path"});
    entry["not"] = {{"required", {"distribution", "choice"}}};
    return {{"anyOf", {text("A path, * for any letters within one part"), std::move(entry)}}};
}

} // namespace

std::string study_schema_text()
{
    const Json quantile = {{"type", "number"}, {"exclusiveMinimum", 0}, {"exclusiveMaximum", 1}};
    const Json properties = {
        {"schema", {{"const", 1}, {"description", "Version of the format"}}},
        {"study",
         {{"type", "string"}, {"pattern", name_pattern}, {"description", "What the study is called"}}},
        {"scenarios", list_of({{"type", "string"}}, "Scenario files beside this one, or lib:name")},
        {"replicates",
         whole("Runs of each scenario at each point, each with draws of its own", 1, most_replicates)},
        {"seed",
         {{"type", "integer"},
          {"minimum", 0},
          {"description", "Of all runs, which share their draws, and of the design; 0 unless given"}}},
        {"fork_at",
         {{"type", "string"},
          {"pattern", "^[0-9]{4}-(0[1-9]|1[0-2])$"},
          {"description", "Month from which each scenario is itself; before, all are the first one, computed "
                          "once"}}},
        {"design", design_schema()},
        {"parameters", list_of(variation_schema(), "What the design varies")},
        {"outputs", list_of({{"type", "string"}}, "Variables to keep, * for any letters")},
        {"quantiles", list_of(quantile, "Of summaries over runs, rising")},
    };
    Json schema = {{"$schema", "http://json-schema.org/draft-07/schema#"}, {"title", "chokepoint study"}};
    schema.update(map_of(properties, {"schema", "study", "scenarios"}));
    return schema.dump(1) + "\n";
}

} // namespace chokepoint
