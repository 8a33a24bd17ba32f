// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "scenario/reader.hpp"

namespace chokepoint::reading {

//! Reads a number that may change by dates: `3000`, or `{unit: wafers/month, 2020-01: 3000, 2020-07: 4000}`.
void read_path(Reader& reader, const YamlNode& node, const std::string& path, const FieldRow& row,
               Path& value);

} // namespace chokepoint::reading
