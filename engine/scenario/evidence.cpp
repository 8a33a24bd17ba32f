// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "scenario/numbers.hpp"

#include <algorithm>

namespace chokepoint::reading {
namespace {

//! One of some words, or an empty text with the mistake reported.
std::string read_word(Reader& reader, const YamlNode& node, const std::string& path,
                      std::span<const std::string_view> words)
{
    if (node.is_scalar() && std::find(words.begin(), words.end(), node.text) != words.end()) {
        return node.text;
    }
    if (node.is_scalar()) {
        reader.error(node.spot, path,
                     "expected " + listed(words) + ", got " + in_quotes(node.text) +
                         reader.near(node.text, words));
    } else {
        reader.unexpected(node, path, listed(words));
    }
    return {};
}

} // namespace

void read_evidence(Reader& reader, const YamlNode& map, const std::string& path, Quantity& quantity)
{
    if (const YamlNode* unit = map.find("unit")) {
        unit->is_scalar() && !unit->text.empty() ? void(quantity.unit = unit->text)
                                                 : reader.unexpected(*unit, path, "a unit");
    }
    if (const YamlNode* kind = map.find("kind")) {
        const std::span<const std::string_view> words = std::span(evidence_names).subspan(1);
        const std::string word = read_word(reader, *kind, path, words);
        const auto found = std::find(evidence_names.begin(), evidence_names.end(), word);
        if (found != evidence_names.end()) {
            quantity.kind = static_cast<Evidence>(found - evidence_names.begin());
        }
    }
    if (const YamlNode* source = map.find("source")) {
        quantity.source = read_source(reader, *source, path);
    }
    if (const YamlNode* role = map.find("role")) {
        quantity.role = read_word(reader, *role, path, role_names);
    }
    if (const YamlNode* distribution = map.find("distribution")) {
        quantity.distribution = read_word(reader, *distribution, path, distribution_names);
    }
}

} // namespace chokepoint::reading
