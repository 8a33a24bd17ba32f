// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "world/scenario.hpp"

#include <chokepoint/sources.hpp>

namespace chokepoint {

//! Whether a number defines something and claims nothing: derived, with the source `definition`.
bool is_definition(const Quantity& quantity);

//! A quantity as the public face shows it; where the file names no unit, with the field's.
KnownNumber known_number(const Quantity& quantity);

} // namespace chokepoint
