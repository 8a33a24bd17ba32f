// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include <string>
#include <string_view>

namespace chokepoint {

//! Documentation of a scenario path: "" lists kinds and groups, `fabs` lists fields and columns,
//! `fabs.defect_density` or `fabs.any_id.defect_density` documents one field.
//! \throws ScenarioError for an unknown path, naming the nearest one.
std::string describe(std::string_view path);

} // namespace chokepoint
