// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "scenario/layout.hpp"

#include <algorithm>

namespace chokepoint::reading {
namespace {

constexpr std::string_view parameters_prefix = "parameters.";

} // namespace

const FieldRow* find_field(std::span<const FieldRow> rows, std::string_view key)
{
    const auto found =
        std::find_if(rows.begin(), rows.end(), [&](const FieldRow& row) { return row.key == key; });
    return found == rows.end() ? nullptr : &*found;
}

const GroupRow* find_group(std::string_view path)
{
    for (const GroupRow& group : groups()) {
        if (group.path == path) {
            return &group;
        }
    }
    return nullptr;
}

std::vector<FieldRow> entity_rows(const KindRow& kind)
{
    std::vector<FieldRow> rows(kind.fields.begin(), kind.fields.end());
    rows.insert(rows.end(), entity_fields.begin(), entity_fields.end());
    return rows;
}

std::vector<std::string_view> keys_of(std::span<const FieldRow> rows)
{
    std::vector<std::string_view> keys;
    for (const FieldRow& row : rows) {
        keys.push_back(row.key);
    }
    return keys;
}

std::vector<std::string_view> top_keys()
{
    std::vector<std::string_view> keys{"schema", "name",    "title",     "extends",
                                       "prices", "horizon", "parameters"};
    for (const GroupRow& group : groups()) {
        if (!group.path.starts_with(parameters_prefix)) {
            keys.push_back(group.path);
        }
    }
    for (const KindRow& kind : kinds()) {
        keys.push_back(kind.name);
    }
    return keys;
}

std::vector<std::string_view> parameter_groups()
{
    std::vector<std::string_view> names;
    for (const GroupRow& group : groups()) {
        if (group.path.starts_with(parameters_prefix)) {
            names.push_back(group.path.substr(parameters_prefix.size()));
        }
    }
    return names;
}

std::vector<std::string_view> parts_of(std::string_view path)
{
    std::vector<std::string_view> parts;
    while (!path.empty()) {
        const std::size_t dot = std::min(path.find('.'), path.size());
        parts.push_back(path.substr(0, dot));
        path.remove_prefix(std::min(dot + 1, path.size()));
    }
    return parts;
}

FieldPath find_field_path(std::span<const std::string_view> parts)
{
    FieldPath found;
    const auto look = [&](std::span<const FieldRow> rows, std::size_t length) {
        if (parts.size() >= length) {
            if (const FieldRow* row = find_field(rows, parts[length - 1])) {
                found.row = *row;
                found.length = length;
            }
        }
    };
    if (parts.empty()) {
        return found;
    }
    if (parts[0] == "horizon") {
        look(horizon_fields, 2);
    } else if (const KindRow* kind = find_kind(parts[0])) {
        found.kind = kind;
        look(entity_rows(*kind), 3);
    } else if (parts[0] == "parameters" && parts.size() > 1) {
        found.group = find_group("parameters." + std::string(parts[1]));
        look(found.group != nullptr ? found.group->fields : std::span<const FieldRow>(), 3);
    } else {
        found.group = find_group(parts[0]);
        look(found.group != nullptr ? found.group->fields : std::span<const FieldRow>(), 2);
    }
    return found;
}

Misstep find_misstep(std::span<const std::string_view> parts)
{
    const auto at = [&](std::size_t i) { return i < parts.size() ? parts[i] : std::string_view(); };
    const FieldPath found = find_field_path(parts);
    if (found.kind != nullptr) {
        return {std::string(at(0)) + "." + std::string(at(1)), at(2), keys_of(entity_rows(*found.kind))};
    }
    if (found.group != nullptr) {
        const std::size_t depth = parts_of(found.group->path).size();
        return {std::string(found.group->path), at(depth), keys_of(found.group->fields)};
    }
    if (at(0) == "horizon") {
        return {"horizon", at(1), keys_of(horizon_fields)};
    }
    if (at(0) == "parameters") {
        return {"parameters", at(1), parameter_groups()};
    }
    return {{}, at(0), top_keys()};
}

} // namespace chokepoint::reading
