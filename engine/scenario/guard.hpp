// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

// The only door to yaml-cpp. The library keeps duplicate keys, ignores what follows the first document,
// passes control bytes on and expands aliases without end; so its tree is never built. Its events are
// checked as they come, and become our own nodes.

#include "scenario/yaml_node.hpp"

namespace chokepoint::reading {

inline constexpr int most_nodes = 100000; //!< of a scenario with all it extends
inline constexpr int deepest = 32;        //!< maps and lists inside each other

//! What of the file is wanted.
enum class Shape {
    map,  //!< a scenario: a map at the top
    value //!< the value of an override: a scalar, or a list or map in brackets
};

//! Parses the text of a file. Nodes are counted down from `node_budget`. Mistakes go to `problems`; a mistake
//! that ends the reading leaves a broken node.
YamlNode parse_yaml(const Files& files, int file, Shape shape, int& node_budget, Problems& problems);

//! The same for text that is not the file's own: an override, whose path is blanked out.
YamlNode parse_yaml(std::string_view text, int file, Shape shape, int& node_budget, Problems& problems);

} // namespace chokepoint::reading
