// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

// What the readers of a study's parts share.

#include "scenario/yaml_node.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace chokepoint::reading {

struct StudyReader {
    const Files& files;
    Problems& problems;

    void error(Spot spot, std::string_view path, std::string message)
    {
        problems.add(spot, std::string(path), std::move(message));
    }

    //! Says that a value is not what was expected, unless that was said already.
    void unexpected(const YamlNode& node, std::string_view path, std::string_view expected);

    //! Reports keys of a map that are none of these.
    void check_keys(const YamlNode& map, std::string_view path, std::span<const std::string_view> keys);

    std::string near(std::string_view word, std::span<const std::string_view> words) const
    {
        return problems.wants_hints() ? did_you_mean(word, words) : std::string();
    }

    //! A whole number within bounds, or nothing with the mistake reported.
    std::optional<std::int64_t> whole(const YamlNode& node, std::string_view path, std::int64_t least,
                                      std::int64_t most);

    //! A number without a unit, or nothing with the mistake reported.
    std::optional<double> number(const YamlNode& node, std::string_view path);

    //! Index of the word in a list, or nothing with the mistake reported.
    std::optional<std::size_t> one_of(const YamlNode& node, std::string_view path,
                                      std::span<const std::string_view> words);
};

} // namespace chokepoint::reading
