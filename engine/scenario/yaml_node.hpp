// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

// A YAML document as plain data. No scalar has a meaning yet: text is text.

#include "scenario/problems.hpp"

#include <cstdint>

namespace chokepoint::reading {

struct Key {
    std::string text;
    Spot spot;
};

struct YamlNode {
    enum class Type : std::uint8_t {
        null,   //!< `null`, `~`, or nothing at all: `text` tells them apart
        scalar, //!< `text`
        list,   //!< `items`
        map,    //!< `keys` and `items`, in the file's order
        broken  //!< a mistake that was reported already
    } type = Type::null;
    bool quoted = false; //!< a scalar in quotation marks, or a block of text: never a number or a flag;
                         //!< a list or map in brackets
    Spot spot;
    std::string text;
    std::vector<Key> keys;
    std::vector<YamlNode> items;

    bool is_map() const { return type == Type::map; }

    bool is_list() const { return type == Type::list; }

    bool is_scalar() const { return type == Type::scalar; }

    //! A value that is no longer there: `null` spelled out.
    bool removes() const { return type == Type::null && !text.empty(); }

    //! The value of a key, or nullptr.
    const YamlNode* find(std::string_view key) const;
    YamlNode* find(std::string_view key);

    //! Sets the value of a key, which is added where it is missing.
    YamlNode& set(std::string_view key, Spot key_spot, YamlNode value);

    static YamlNode scalar(std::string text, Spot spot);
    static YamlNode map(Spot spot);
};

//! `a list`, `a map`, `'abc'`: what a message says it found.
std::string described(const YamlNode& node);

} // namespace chokepoint::reading
