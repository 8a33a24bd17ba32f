// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "scenario/schema.hpp"

#include "scenario/field_schema.hpp"
#include "scenario/layout.hpp"

namespace chokepoint {
namespace {

using namespace reading;

Json fields_schema(std::string_view text, std::span<const FieldRow> rows)
{
    Json properties = Json::object();
    for (const FieldRow& row : rows) {
        properties[std::string(row.key)] = field_schema(row);
    }
    return or_null({{"type", "object"},
                    {"description", text},
                    {"additionalProperties", false},
                    {"properties", std::move(properties)}});
}

Json kind_schema(const KindRow& kind)
{
    const std::string text(kind.text);
    return or_null(
        {{"type", "object"},
         {"description", text},
         {"additionalProperties", false},
         {"patternProperties",
          {{id_pattern, fields_schema("One of the " + std::string(kind.name), entity_rows(kind))}}}});
}

//! A series may be a file as well.
Json series_schema(const GroupRow& group)
{
    Json properties = Json::object();
    for (const FieldRow& row : group.fields) {
        Json with_file = field_schema(row);
        with_file["anyOf"].push_back({{"type", "object"},
                                      {"description", "CSV file with the head month,value"},
                                      {"required", {"file"}},
                                      {"additionalProperties", false},
                                      {"properties", shared_properties({{"file", {{"type", "string"}}}})}});
        properties[std::string(row.key)] = std::move(with_file);
    }
    return or_null({{"type", "object"},
                    {"description", group.text},
                    {"additionalProperties", false},
                    {"properties", std::move(properties)}});
}

Json prices_schema()
{
    const Json years = {{"type", "object"},
                        {"additionalProperties", false},
                        {"properties", shared_properties(Json::object(), {"kind", "source"})},
                        {"patternProperties", {{"^[0-9]{4}$", {{"$ref", "#/definitions/number"}}}}}};
    return {{"description", "A price table, or the file that holds one"},
            {"anyOf",
             {{{"type", "string"}},
              {{"type", "object"},
               {"additionalProperties", false},
               {"properties",
                {{"schema", {{"const", 1}}},
                 {"currencies",
                  {{"type", "object"},
                   {"description", "Units of each currency per USD, yearly averages"},
                   {"additionalProperties", false},
                   {"patternProperties", {{"^[A-Z]{3}$", years}}}}},
                 {"deflator", years}}}}}}};
}

Json extends_schema()
{
    return {{"description", "Scenarios that this one changes: files beside it, or lib:name; the later wins"},
            {"anyOf",
             {{{"type", "string"}}, {{"type", "array"}, {"minItems", 1}, {"items", {{"type", "string"}}}}}}};
}

} // namespace

std::string schema_text()
{
    Json properties = {
        {"schema", {{"const", 1}, {"description", "Version of the format"}}},
        {"name",
         {{"type", "string"},
          {"pattern", "^[A-Za-z0-9_.-]{1,64}$"},
          {"description", "What results are called"}}},
        {"title", {{"type", "string"}, {"maxLength", 200}, {"description", "One line for readers"}}},
        {"extends", extends_schema()},
        {"prices", prices_schema()},
        {"horizon", fields_schema("First and last simulated month, both simulated", horizon_fields)},
    };
    Json parameters = Json::object();
    for (const GroupRow& group : groups()) {
        const std::vector<std::string_view> parts = parts_of(group.path);
        if (parts.size() == 2) {
            parameters[std::string(parts[1])] = fields_schema(group.text, group.fields);
        } else {
            properties[std::string(group.path)] =
                group.path == "series" ? series_schema(group) : fields_schema(group.text, group.fields);
        }
    }
    properties["parameters"] = or_null({{"type", "object"},
                                        {"description", "What belongs to no entity"},
                                        {"additionalProperties", false},
                                        {"properties", std::move(parameters)}});
    for (const KindRow& kind : kinds()) {
        properties[std::string(kind.name)] = kind_schema(kind);
    }
    const Json schema = {{"$schema", "http://json-schema.org/draft-07/schema#"},
                         {"title", "chokepoint scenario"},
                         {"type", "object"},
                         {"additionalProperties", false},
                         {"properties", std::move(properties)},
                         {"definitions", definitions()}};
    return schema.dump(1) + "\n";
}

} // namespace chokepoint
