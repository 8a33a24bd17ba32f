// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study/study_reader.hpp"

#include "core/text.hpp"
#include "scenario/numerals.hpp"

#include <algorithm>

namespace chokepoint::reading {

void StudyReader::unexpected(const YamlNode& node, std::string_view path, std::string_view expected)
{
    if (node.type == YamlNode::Type::broken) {
        return;
    }
    if (node.type == YamlNode::Type::null && !node.removes()) {
        error(node.spot, path, "a value is missing: expected " + std::string(expected));
    } else {
        error(node.spot, path, "expected " + std::string(expected) + ", got " + described(node));
    }
}

void StudyReader::check_keys(const YamlNode& map, std::string_view path,
                             std::span<const std::string_view> keys)
{
    for (const Key& key : map.keys) {
        if (std::find(keys.begin(), keys.end(), key.text) == keys.end()) {
            error(key.spot, path, "unknown key " + in_quotes(key.text) + near(key.text, keys));
        }
    }
}

std::optional<std::int64_t> StudyReader::whole(const YamlNode& node, std::string_view path,
                                               std::int64_t least, std::int64_t most)
{
    const std::optional<std::int64_t> number =
        node.is_scalar() && !node.quoted ? parse_whole(node.text) : std::nullopt;
    if (!number || *number < least || *number > most) {
        unexpected(node, path, "a whole number from " + to_text(least) + " to " + to_text(most));
        return std::nullopt;
    }
    return number;
}

std::optional<double> StudyReader::number(const YamlNode& node, std::string_view path)
{
    if (!node.is_scalar() || node.quoted) {
        unexpected(node, path, "a number");
        return std::nullopt;
    }
    const auto parts = take_apart(node.text);
    if (const std::string* refusal = std::get_if<std::string>(&parts)) {
        error(node.spot, path, *refusal);
        return std::nullopt;
    }
    const Written& written = std::get<Written>(parts);
    if (!written.unit.empty()) {
        error(node.spot, path, "numbers of a study stand without a unit, in that of the field");
        return std::nullopt;
    }
    return written.number;
}

std::optional<std::size_t> StudyReader::one_of(const YamlNode& node, std::string_view path,
                                               std::span<const std::string_view> words)
{
    const auto found = std::find(words.begin(), words.end(), node.text);
    if (node.is_scalar() && found != words.end()) {
        return static_cast<std::size_t>(found - words.begin());
    }
    if (node.is_scalar()) {
        error(node.spot, path,
              "expected " + listed(words) + ", got " + in_quotes(node.text) + near(node.text, words));
    } else {
        unexpected(node, path, listed(words));
    }
    return std::nullopt;
}

} // namespace chokepoint::reading
