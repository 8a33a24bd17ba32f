// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "scenario/yaml_node.hpp"

namespace chokepoint::reading {

//! Reports keys that a map gives twice, and merge keys, and drops them: of equal keys the first stays.
void drop_repeated_keys(YamlNode& map, Problems& problems);

} // namespace chokepoint::reading
