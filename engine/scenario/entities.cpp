// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "scenario/entities.hpp"

#include "core/random.hpp"
#include "scenario/fields.hpp"
#include "scenario/layout.hpp"

#include <algorithm>
#include <numeric>

namespace chokepoint::reading {
namespace {

bool is_id(std::string_view text)
{
    const auto allowed = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
    return !text.empty() && text.size() <= 64 && text[0] >= 'a' && text[0] <= 'z' &&
           std::all_of(text.begin(), text.end(), allowed);
}

//! Entities of a kind in the order of their ids: indices into the map.
std::vector<std::size_t> sorted_by_id(const YamlNode& entities)
{
    std::vector<std::size_t> order(entities.keys.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return entities.keys[a].text < entities.keys[b].text; });
    return order;
}

//! Makes room for the entities of a kind and names them, so that others may refer to them.
void declare_entities(Reader& reader, const KindRow& kind, const YamlNode& root)
{
    const YamlNode* entities = root.find(kind.name);
    if (entities == nullptr) {
        return;
    }
    if (!entities->is_map()) {
        reader.unexpected(*entities, kind.name, "a map of " + std::string(kind.name) + " by id");
        return;
    }
    kind.resize(reader.scenario, entities->keys.size());
    std::size_t row = 0;
    for (const std::size_t i : sorted_by_id(*entities)) {
        const Key& key = entities->keys[i];
        const std::string path = joined(kind.name, key.text);
        Entity& entity = kind.entity(reader.scenario, row++);
        entity.id = key.text;
        entity.key = entity_key(path);
        reader.spots.emplace(path, key.spot);
        if (!is_id(key.text)) {
            reader.error(key.spot, kind.name,
                         "the id " + in_quotes(key.text) +
                             " must begin with a to z and go on with a to z, 0 to 9 and _, at most 64");
        }
    }
}

void read_entities(Reader& reader, const KindRow& kind, const YamlNode& root)
{
    const YamlNode* entities = root.find(kind.name);
    if (entities == nullptr || !entities->is_map()) {
        return;
    }
    const std::vector<FieldRow> rows = entity_rows(kind);
    std::size_t row = 0;
    for (const std::size_t i : sorted_by_id(*entities)) {
        const Key& key = entities->keys[i];
        read_fields(reader, entities->items[i], joined(kind.name, key.text), rows,
                    &kind.entity(reader.scenario, row++), key.spot);
    }
}

//! The map of a group, or nullptr where the scenario has none.
const YamlNode* find_group_map(const YamlNode& root, std::string_view path)
{
    const YamlNode* at = &root;
    for (const std::string_view part : parts_of(path)) {
        at = at != nullptr && at->is_map() ? at->find(part) : nullptr;
    }
    return at;
}

void read_groups(Reader& reader, const YamlNode& root)
{
    if (const YamlNode* parameters = root.find("parameters")) {
        if (!parameters->is_map()) {
            reader.unexpected(*parameters, "parameters", "a map of groups");
        }
        const std::vector<std::string_view> names = parameter_groups();
        for (const Key& key : parameters->keys) {
            if (std::find(names.begin(), names.end(), key.text) == names.end()) {
                reader.error(key.spot, "parameters",
                             "unknown group " + in_quotes(key.text) + reader.near(key.text, names));
            }
        }
    }
    for (const GroupRow& group : groups()) {
        void* owner = group.owner(reader.scenario);
        const std::string path(group.path);
        if (const YamlNode* map = find_group_map(root, group.path)) {
            read_fields(reader, *map, path, group.fields, owner, map->spot);
        } else {
            default_fields(reader, path, group.fields, owner, root.spot);
        }
    }
}

void read_horizon(Reader& reader, const YamlNode& root)
{
    const YamlNode* map = root.find("horizon");
    if (map == nullptr) {
        reader.error(root.spot, "horizon", "'horizon' is missing (such as {start: 2020-01, end: 2029-12})");
        return;
    }
    Horizon horizon;
    read_fields(reader, *map, "horizon", horizon_fields, &horizon, map->spot);
    for (const auto& [date, key] : {std::pair{horizon.start, "start"}, std::pair{horizon.end, "end"}}) {
        if (date.day != 1) {
            reader.error(spot_of(reader, joined("horizon", key)), joined("horizon", key),
                         "the horizon counts whole months: write " + date.month_of().text());
        }
    }
    reader.scenario.start = horizon.start.month_of();
    reader.scenario.end = horizon.end.month_of();
}

//! Products that roadmaps may release get their places, beside the given ones.
void place_releases(Reader& reader)
{
    Scenario& scenario = reader.scenario;
    const KindRow& products = *find_kind("products");
    for (const Roadmap& roadmap : scenario.roadmaps) {
        for (std::int64_t number = 1; number <= roadmap.releases; ++number) {
            const std::string id = release_id(roadmap, number);
            if (find_entity(products, scenario, id).given()) {
                const std::string path = joined("roadmaps", roadmap.id);
                reader.error(spot_of(reader, path), path,
                             "its release " + in_quotes(id) + " is also a given product: choose another id");
                return;
            }
        }
    }
    add_releases(scenario);
}

void read_head(Reader& reader, const YamlNode& root)
{
    const std::vector<std::string_view> keys = top_keys();
    for (const Key& key : root.keys) {
        if (std::find(keys.begin(), keys.end(), key.text) == keys.end()) {
            reader.error(key.spot, {}, "unknown key " + in_quotes(key.text) + reader.near(key.text, keys));
        }
    }
    if (root.find("schema") == nullptr) {
        reader.error(root.spot, "schema", "'schema: 1' is missing (the version of the format)");
    }
    const YamlNode* name = root.find("name");
    if (name == nullptr) {
        reader.error(root.spot, "name", "'name' is missing (what results are called)");
    } else if (!name->is_scalar() || !is_name(name->text)) {
        reader.unexpected(*name, "name", "a word of letters, digits, '_', '.' and '-', at most 64");
    } else {
        reader.scenario.name = name->text;
    }
    const YamlNode* title = root.find("title");
    if (title != nullptr && (!title->is_scalar() || !is_title(title->text))) {
        reader.unexpected(*title, "title", "one line of text, at most 200 bytes");
    } else if (title != nullptr) {
        reader.scenario.title = title->text;
    }
}

} // namespace

void read_scenario(Reader& reader, const YamlNode& root)
{
    read_head(reader, root);
    read_horizon(reader, root);
    for (const KindRow& kind : kinds()) {
        declare_entities(reader, kind, root);
    }
    read_groups(reader, root);
    for (const KindRow& kind : kinds()) {
        read_entities(reader, kind, root);
    }
    place_releases(reader);
    std::sort(reader.scenario.quantities.begin(), reader.scenario.quantities.end(),
              [](const Quantity& a, const Quantity& b) { return a.path < b.path; });
}

} // namespace chokepoint::reading
