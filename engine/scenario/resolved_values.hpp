// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "world/kinds.hpp"

#include <string>
#include <string_view>

namespace chokepoint::reading {

//! A number with everything that is known of it: `3000 wafers/month`, or a map.
std::string number_text(const Quantity& quantity);

//! The number of a path as the resolved text gives it; empty where the scenario has none there.
std::string resolved_number(const Scenario& scenario, std::string_view path);

//! The value of a field as the resolved text gives it; empty where the scenario says nothing of it.
std::string resolved_value(const Scenario& scenario, const std::string& path, const FieldRow& row,
                           void* owner);

} // namespace chokepoint::reading
