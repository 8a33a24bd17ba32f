// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "world/rows.hpp"

#include <string>

namespace chokepoint::reading {

//! What a field takes, in words: `number [1/cm^2], 0 to 20, spread evenly in the logarithm`.
std::string type_text(const FieldRow& row);

//! `required`, `optional`, or the default with its range and source.
std::string default_text(const FieldRow& row);

//! Units in which a number of the field may be given; empty where only its own is possible.
std::string units_text(const FieldSpec& spec);

//! `0 to 20`, `at least 0`; empty without bounds.
std::string bounds_text(const FieldSpec& spec);

} // namespace chokepoint::reading
