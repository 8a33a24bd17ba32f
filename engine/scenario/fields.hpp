// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "scenario/reader.hpp"

namespace chokepoint::reading {

//! Reads the fields of one owner, an entity or a group, from a map: unknown and missing keys are reported,
//! omitted numbers take their defaults.
//! \param place where the owner is named, for what is missing
void read_fields(Reader& reader, const YamlNode& map, const std::string& path, std::span<const FieldRow> rows,
                 void* owner, Spot place);

//! The same where the scenario says nothing about the owner: defaults alone.
void default_fields(Reader& reader, const std::string& path, std::span<const FieldRow> rows, void* owner,
                    Spot place);

} // namespace chokepoint::reading
