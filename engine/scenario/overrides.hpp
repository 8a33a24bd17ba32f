// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "scenario/yaml_node.hpp"

namespace chokepoint::reading {

//! Applies `path=value` to the merged map of a scenario. The path must lead to a value that the scenario
//! could have; entities must exist. `file` is the override in Files.
void apply_override(YamlNode& root, const Files& files, int file, int& node_budget, Problems& problems);

} // namespace chokepoint::reading
