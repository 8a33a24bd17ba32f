// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "scenario/reader.hpp"

namespace chokepoint::reading {

//! Reads a price table: units of each currency per USD, yearly averages, and the price level of the USD.
//! A number may be a map with value, kind and source, and a year's neighbours `kind` and `source` say it of
//! all years of that currency.
void read_prices(Reader& reader, const YamlNode& table);

} // namespace chokepoint::reading
