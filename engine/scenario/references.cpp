// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "scenario/references.hpp"

#include "scenario/numbers.hpp"
#include "scenario/paths.hpp"

#include <algorithm>

namespace chokepoint::reading {
namespace {

//! The entity of an id, or none with the mistake reported.
Reference find_target(Reader& reader, std::string_view id, Spot spot, const std::string& path,
                      const FieldRow& row)
{
    const KindRow& kind = *find_kind(row.spec.target);
    const Reference found = find_entity(kind, reader.scenario, id);
    if (!found.given()) {
        const std::string near =
            reader.problems.wants_hints() ? did_you_mean(id, ids_of(kind, reader.scenario)) : std::string();
        reader.error(spot, path, "no " + std::string(kind.singular) + " " + in_quotes(id) + near);
    }
    return found;
}

} // namespace

std::vector<std::string_view> ids_of(const KindRow& kind, Scenario& scenario)
{
    std::vector<std::string_view> ids;
    for (std::size_t i = 0; i < kind.count(scenario); ++i) {
        ids.push_back(kind.entity(scenario, i).id);
    }
    return ids;
}

void read_reference(Reader& reader, const YamlNode& node, const std::string& path, const FieldRow& row,
                    Reference& value)
{
    if (!node.is_scalar()) {
        reader.unexpected(node, path, "the id of one of " + std::string(row.spec.target));
        return;
    }
    value = find_target(reader, node.text, node.spot, path, row);
}

void read_references(Reader& reader, const YamlNode& node, const std::string& path, const FieldRow& row,
                     References& value)
{
    if (!node.is_list()) {
        reader.unexpected(node, path, "a list of ids of " + std::string(row.spec.target));
        return;
    }
    std::vector<bool> seen(find_kind(row.spec.target)->count(reader.scenario), false);
    for (const YamlNode& item : node.items) {
        Reference found;
        read_reference(reader, item, path, row, found);
        if (!found.given()) {
            continue;
        }
        if (seen[static_cast<std::size_t>(found)]) {
            reader.error(item.spot, path, in_quotes(item.text) + " stands in the list twice");
        }
        seen[static_cast<std::size_t>(found)] = true;
        value.push_back(found);
    }
}

void read_weights(Reader& reader, const YamlNode& node, const std::string& path, const FieldRow& row,
                  Weights& value)
{
    if (!node.is_map()) {
        reader.unexpected(node, path, "a map from ids of " + std::string(row.spec.target) + " to numbers");
        return;
    }
    for (std::size_t i = 0; i < node.keys.size(); ++i) {
        const Key& key = node.keys[i];
        const Reference entity = find_target(reader, key.text, key.spot, path, row);
        const auto number = read_number(reader, node.items[i], joined(path, key.text), {row.spec});
        if (entity.given() && number) {
            value.push_back({entity, *number});
        }
    }
    std::sort(value.begin(), value.end(),
              [](const Weight& a, const Weight& b) { return a.entity < b.entity; });
}

void read_dated_weights(Reader& reader, const YamlNode& node, const std::string& path, const FieldRow& row,
                        DatedWeights& value)
{
    if (!node.is_map()) {
        reader.unexpected(
            node, path, "a map from ids of " + std::string(row.spec.target) + " to numbers or dated numbers");
        return;
    }
    for (std::size_t i = 0; i < node.keys.size(); ++i) {
        const Key& key = node.keys[i];
        DatedWeight weight{find_target(reader, key.text, key.spot, path, row), {}};
        read_path(reader, node.items[i], joined(path, key.text), row, weight.value);
        if (weight.entity.given()) {
            value.push_back(std::move(weight));
        }
    }
    std::sort(value.begin(), value.end(),
              [](const DatedWeight& a, const DatedWeight& b) { return a.entity < b.entity; });
}

void read_layer_shares(Reader& reader, const YamlNode& node, const std::string& path, const FieldRow& row,
                       LayerShares& value)
{
    if (!node.is_map()) {
        reader.unexpected(node, path, "a map from layers to shares");
        return;
    }
    for (std::size_t i = 0; i < node.keys.size(); ++i) {
        const Key& key = node.keys[i];
        const auto layer = std::find(layer_names.begin(), layer_names.end(), key.text);
        if (layer == layer_names.end()) {
            reader.error(key.spot, path,
                         "no layer " + in_quotes(key.text) + reader.near(key.text, layer_names));
            continue;
        }
        if (const auto number = read_number(reader, node.items[i], joined(path, key.text), {row.spec})) {
            value[static_cast<std::size_t>(layer - layer_names.begin())] = *number;
        }
    }
}

} // namespace chokepoint::reading
