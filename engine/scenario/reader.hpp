// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

// What every reading function needs: the scenario under construction, and where its values came from.

#include "scenario/sources.hpp"
#include "scenario/yaml_node.hpp"
#include "world/kinds.hpp"

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace chokepoint::reading {

struct Reader {
    const Files& files;
    Problems& problems;
    const SourceTable& sources;
    Scenario& scenario;
    std::map<std::string, Spot> spots{};                //!< of values and entities, by path
    std::set<std::string, std::less<>> field_sources{}; //!< named by fields such as a rule's `source`

    std::set<std::string, std::less<>> failed{}; //!< paths of values and entities with a mistake

    void error(Spot spot, std::string_view path, std::string message)
    {
        failed.emplace(path);
        problems.add(spot, std::string(path), std::move(message));
    }

    //! Whether a value, or an entity with all its values, was read without a mistake.
    bool sound(const std::string& path) const;

    //! Says that a value is not what was expected, unless that was said already.
    void unexpected(const YamlNode& node, std::string_view path, std::string_view expected);

    std::string near(std::string_view word, std::span<const std::string_view> words) const
    {
        return problems.wants_hints() ? did_you_mean(word, words) : std::string();
    }
};

//! The id of a source as written; empty with the mistake reported.
std::string read_source(Reader& reader, const YamlNode& node, const std::string& path);

//! Where a path of the scenario was given: the place of the value, else of what holds it.
Spot spot_of(const Reader& reader, std::string_view path);

} // namespace chokepoint::reading
