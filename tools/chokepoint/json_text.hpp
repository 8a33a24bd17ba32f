// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace chokepoint::program {

using Json = nlohmann::ordered_json; //!< keys stay in the order in which they are documented

//! A number, or null for one that is not defined: JSON has neither NaN nor infinity.
Json number_json(double value);

//! JSON as it is printed: indented, ASCII only, bytes that are no UTF-8 replaced; ends with a line end.
std::string json_text(const Json& value);

} // namespace chokepoint::program
