// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "world/rows.hpp"

#include <nlohmann/json.hpp>

#include <initializer_list>
#include <string_view>

namespace chokepoint::reading {

using Json = nlohmann::ordered_json;

inline constexpr const char* id_pattern = "^[a-z][a-z0-9_]{0,63}$";

//! What may stand under the key of a field.
Json field_schema(const FieldRow& row);

//! A map that an extending scenario may remove.
Json or_null(Json schema);

//! `properties` and, of the keys that say how well a number is known, these (all of them unless given).
Json shared_properties(Json properties, std::initializer_list<std::string_view> keys = {
                                            "unit", "kind", "source", "role", "distribution"});

//! What fields refer to: numbers, dates, conditions, decisions.
Json definitions();

} // namespace chokepoint::reading
