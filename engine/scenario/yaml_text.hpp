// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include <string>
#include <string_view>

namespace chokepoint::reading {

//! A text as YAML that reads back as this text and nothing else: plain where that is beyond doubt, else in
//! quotation marks with everything escaped that no scenario may hold as it is. The text must be UTF-8.
std::string yaml_scalar(std::string_view text);

} // namespace chokepoint::reading
