// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "scenario/merge.hpp"

#include "scenario/layout.hpp"

#include <map>
#include <utility>

namespace chokepoint::reading {
namespace {

//! Whether the map at this path is a map of things rather than a value.
bool merges(std::span<const std::string_view> parts)
{
    if (parts.empty()) {
        return true;
    }
    const FieldPath field = find_field_path(parts);
    if (field.length == 0) {
        const bool known = parts[0] == "horizon" || parts[0] == "parameters" || field.kind != nullptr ||
                           field.group != nullptr;
        return known && parts.size() <= 2;
    }
    return parts.size() == field.length &&
           (field.row.type == FieldType::weights || field.row.type == FieldType::dated_weights ||
            field.row.type == FieldType::layer_shares);
}

void drop_removed(YamlNode& map, const std::vector<bool>& removed)
{
    std::size_t kept = 0;
    for (std::size_t i = 0; i < map.keys.size(); ++i) {
        if (!removed[i]) {
            if (kept != i) {
                map.keys[kept] = std::move(map.keys[i]);
                map.items[kept] = std::move(map.items[i]);
            }
            ++kept;
        }
    }
    map.keys.resize(kept);
    map.items.resize(kept);
}

void merge_at(std::vector<std::string_view>& parts, YamlNode& base, YamlNode over)
{
    if (!base.is_map() || !over.is_map() || !merges(parts)) {
        base = std::move(over);
        return;
    }
    base.spot = over.spot;
    std::map<std::string, std::size_t> index;
    for (std::size_t i = 0; i < base.keys.size(); ++i) {
        index.emplace(base.keys[i].text, i);
    }
    std::vector<bool> removed(base.keys.size(), false);
    for (std::size_t k = 0; k < over.keys.size(); ++k) {
        const auto found = index.find(over.keys[k].text);
        if (found == index.end()) {
            base.keys.push_back(std::move(over.keys[k]));
            base.items.push_back(std::move(over.items[k]));
        } else if (over.items[k].removes() && base.items[found->second].type != YamlNode::Type::null) {
            removed[found->second] = true;
        } else {
            base.keys[found->second].spot = over.keys[k].spot;
            parts.push_back(found->first);
            merge_at(parts, base.items[found->second], std::move(over.items[k]));
            parts.pop_back();
        }
    }
    removed.resize(base.keys.size(), false);
    drop_removed(base, removed);
}

} // namespace

void merge(YamlNode& base, YamlNode over)
{
    std::vector<std::string_view> parts;
    merge_at(parts, base, std::move(over));
}

} // namespace chokepoint::reading
