// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "scenario/reader.hpp"

namespace chokepoint::reading {

//! Reads the merged map of a scenario: its head, the groups, and all entities, sorted by id. Prices are
//! there already.
void read_scenario(Reader& reader, const YamlNode& root);

} // namespace chokepoint::reading
