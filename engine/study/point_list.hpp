// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "study/design.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace chokepoint {

inline constexpr std::string_view block_column = "design_block";

//! Takes what is wrong with a list, and on which line.
using ReportLine = std::function<void(int line, std::string message)>;

//! The points of a CSV text: a head of exact paths, in front of them perhaps `design_block`, and a row for
//! each point; numbers in the fields' units, words of choices. Its words are numbered as they appear. After a
//! mistake the design is empty.
Design read_point_list(std::string_view csv, const CommonVariables& variables, const ReportLine& report);

} // namespace chokepoint
