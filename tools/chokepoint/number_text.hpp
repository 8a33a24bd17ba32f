// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "json_text.hpp"

#include <chokepoint/sources.hpp>

#include <string>

namespace chokepoint::program {

//! The shortest digits that give the number back: `0.3`, `1e+20`.
std::string digits(double value);

//! `0.2 to 0.5`; `-` without a range.
std::string range_text(const KnownNumber& number);

//! `0.3 1/cm^2 (0.2 to 0.5; assumed, FD-01)`.
std::string number_text(const KnownNumber& number);

//! Everything that is known of a number, under its own keys.
Json known_number_json(const KnownNumber& number);

} // namespace chokepoint::program
