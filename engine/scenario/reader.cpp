// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "scenario/reader.hpp"

namespace chokepoint::reading {

void Reader::unexpected(const YamlNode& node, std::string_view path, std::string_view expected)
{
    if (node.type == YamlNode::Type::broken) {
        return;
    }
    std::string message = "expected " + std::string(expected) + ", got " + described(node);
    if (node.removes()) {
        message = "null removes what an extended file gives, and none gives this";
    } else if (node.type == YamlNode::Type::null) {
        message = "a value is missing: expected " + std::string(expected) +
                  " (a space belongs behind ':'; null spelled out removes)";
    }
    error(node.spot, path, std::move(message));
}

bool Reader::sound(const std::string& path) const
{
    const auto inside = failed.lower_bound(path + ".");
    return !failed.contains(path) && (inside == failed.end() || !inside->starts_with(path + "."));
}

std::string read_source(Reader& reader, const YamlNode& node, const std::string& path)
{
    if (!node.is_scalar() || !is_source_id(node.text)) {
        reader.unexpected(node, path, "the id of a source");
        return {};
    }
    if (!reader.sources.knows(node.text)) {
        reader.error(node.spot, path,
                     "no source " + in_quotes(node.text) + " in history/sources.csv" +
                         reader.near(node.text, reader.sources.ids()));
        return {};
    }
    return node.text;
}

Spot spot_of(const Reader& reader, std::string_view path)
{
    while (!path.empty()) {
        const auto found = reader.spots.find(std::string(path));
        if (found != reader.spots.end()) {
            return found->second;
        }
        const std::size_t dot = path.rfind('.');
        path = dot == std::string_view::npos ? std::string_view() : path.substr(0, dot);
    }
    return {0, 1, 1};
}

} // namespace chokepoint::reading
