// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "scenario/yaml_node.hpp"

#include <utility>

namespace chokepoint::reading {

const YamlNode* YamlNode::find(std::string_view key) const
{
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (keys[i].text == key) {
            return &items[i];
        }
    }
    return nullptr;
}

YamlNode* YamlNode::find(std::string_view key)
{
    return const_cast<YamlNode*>(std::as_const(*this).find(key));
}

YamlNode& YamlNode::set(std::string_view key, Spot key_spot, YamlNode value)
{
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (keys[i].text == key) {
            keys[i].spot = key_spot;
            items[i] = std::move(value);
            return items[i];
        }
    }
    keys.push_back({std::string(key), key_spot});
    items.push_back(std::move(value));
    return items.back();
}

YamlNode YamlNode::scalar(std::string text, Spot spot)
{
    YamlNode node;
    node.type = Type::scalar;
    node.spot = spot;
    node.text = std::move(text);
    return node;
}

YamlNode YamlNode::map(Spot spot)
{
    YamlNode node;
    node.type = Type::map;
    node.spot = spot;
    return node;
}

std::string described(const YamlNode& node)
{
    switch (node.type) {
    case YamlNode::Type::null:
        return node.text.empty() ? "nothing" : "null";
    case YamlNode::Type::scalar:
        return in_quotes(node.text);
    case YamlNode::Type::list:
        return "a list";
    default:
        return "a map";
    }
}

} // namespace chokepoint::reading
