// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "world/kinds.hpp"

#include <string>

namespace chokepoint::reading {

//! The value of a field as the resolved text gives it; empty where the scenario says nothing of it.
std::string resolved_value(const Scenario& scenario, const std::string& path, const FieldRow& row,
                           void* owner);

} // namespace chokepoint::reading
