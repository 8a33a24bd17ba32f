// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "scenario/yaml_node.hpp"

namespace chokepoint::reading {

//! Lays `over` over `base`, key by key. Maps of entities, of groups, of fields, of shares and weights merge;
//! everything else is a value and is replaced whole: a number with its range, dated numbers, lists,
//! conditions, decisions, the price table. A range belongs to its value, so none survives a new one.
//! `null` spelled out removes what the base has; where there is nothing to remove it stays, for an outer
//! merge or for the reader, who reports it.
void merge(YamlNode& base, YamlNode over);

} // namespace chokepoint::reading
