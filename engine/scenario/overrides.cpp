// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "scenario/overrides.hpp"

#include "core/text.hpp"
#include "scenario/bytes.hpp"
#include "scenario/guard.hpp"
#include "scenario/layout.hpp"

#include <algorithm>
#include <utility>

namespace chokepoint::reading {
namespace {

//! Walks from the top of a scenario along a path and sets the value at its end.
class Setter {
  public:
    Setter(std::string_view path, int file, Problems& problems)
        : path_(path), parts_(parts_of(path)), file_(file), problems_(problems)
    {
    }

    void set(YamlNode& root, YamlNode value)
    {
        if (parts_.size() == 1 && (parts_[0] == "name" || parts_[0] == "title")) {
            root.set(parts_[0], value.spot, std::move(value));
            return;
        }
        const FieldPath field = find_field_path(parts_);
        if (!check_entity(root, field)) {
            return;
        }
        if (field.length == 0) {
            refuse_unknown();
            return;
        }
        YamlNode* at = &root;
        for (std::size_t i = 0; i + 1 < field.length; ++i) {
            at = &map_in(*at, parts_[i], value.spot);
        }
        if (parts_.size() == field.length) {
            at->set(parts_.back(), value.spot, std::move(value));
        } else {
            set_inside(*at, field, std::move(value));
        }
    }

  private:
    //! Entities are not made by overrides: a mistyped id would make a second one.
    bool check_entity(const YamlNode& root, const FieldPath& field)
    {
        if (field.kind == nullptr) {
            return true;
        }
        const YamlNode* entities = root.find(parts_[0]);
        std::vector<std::string_view> ids;
        if (entities != nullptr) {
            for (const Key& key : entities->keys) {
                ids.push_back(key.text);
            }
        }
        if (parts_.size() < 2 || std::find(ids.begin(), ids.end(), parts_[1]) == ids.end()) {
            const std::string id(parts_.size() < 2 ? "" : parts_[1]);
            refuse("the scenario has no " + std::string(field.kind->singular) + " " + in_quotes(id) +
                   did_you_mean(id, ids));
            return false;
        }
        return true;
    }

    //! A value inside a field: a share, a weight, a dated step, a term of a decision.
    void set_inside(YamlNode& owner, const FieldPath& field, YamlNode value)
    {
        const bool keyed = field.row.type == FieldType::weights ||
                           field.row.type == FieldType::dated_weights ||
                           field.row.type == FieldType::layer_shares;
        if (keyed && parts_.size() == field.length + 1) {
            map_in(owner, field.row.key, value.spot).set(parts_.back(), value.spot, std::move(value));
            return;
        }
        YamlNode* at = owner.find(field.row.key);
        for (std::size_t i = field.length; at != nullptr && i < parts_.size(); ++i) {
            at = part_of(*at, parts_[i]);
        }
        if (at == nullptr) {
            refuse("the scenario gives no value " + in_quotes(path_) + " (set the field " +
                   in_quotes(path_.substr(0, path_.find(parts_[field.length]) - 1)) + " itself)");
            return;
        }
        *at = std::move(value);
    }

    static YamlNode* part_of(YamlNode& node, std::string_view part)
    {
        if (node.is_list()) {
            const auto index = parse_whole(part);
            const bool inside = index && *index >= 0 && *index < static_cast<std::int64_t>(node.items.size());
            return inside ? &node.items[static_cast<std::size_t>(*index)] : nullptr;
        }
        constexpr std::string_view not_values[] = {"value", "low", "high", "unit", "kind", "source", "role"};
        return std::find(std::begin(not_values), std::end(not_values), part) == std::end(not_values)
                   ? node.find(part)
                   : nullptr;
    }

    static YamlNode& map_in(YamlNode& node, std::string_view key, Spot spot)
    {
        YamlNode* found = node.find(key);
        return found != nullptr && found->is_map() ? *found : node.set(key, spot, YamlNode::map(spot));
    }

    void refuse_unknown()
    {
        const Misstep step = find_misstep(parts_);
        const bool early = step.word.empty() ||
                           std::find(step.words.begin(), step.words.end(), step.word) != step.words.end();
        refuse(early ? std::string("the path names no single value")
                     : (step.owner.empty() ? "a scenario" : in_quotes(step.owner)) + " has no " +
                           in_quotes(step.word) + did_you_mean(step.word, step.words));
    }

    void refuse(std::string message) { problems_.add({file_, 1, 1}, std::string(path_), std::move(message)); }

    std::string_view path_;
    std::vector<std::string_view> parts_;
    int file_;
    Problems& problems_;
};

} // namespace

void apply_override(YamlNode& root, const Files& files, int file, int& node_budget, Problems& problems)
{
    const std::string& text = files[file].text;
    if (!check_bytes(text, file, problems)) {
        return;
    }
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos || equals == 0) {
        problems.add({file, 1, 1}, {},
                     "expected path=value, such as 'fabs.smic_n7.defect_density=0.5', got " +
                         in_quotes(text));
        return;
    }
    const std::string blanked = std::string(equals + 1, ' ') + text.substr(equals + 1);
    YamlNode value = parse_yaml(blanked, file, Shape::value, node_budget, problems);
    const std::string path = text.substr(0, equals);
    if (value.type == YamlNode::Type::null) {
        problems.add({file, 1, static_cast<int>(equals) + 2}, escape_controls(path), "a value is missing");
    } else if (value.type != YamlNode::Type::broken) {
        Setter(path, file, problems).set(root, std::move(value));
    }
}

} // namespace chokepoint::reading
