// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include <string_view>

namespace chokepoint {

//! Whether a name is what the pattern says; `*` stands for any letters, none included, but for no dot: so a
//! path matches part by part.
bool matches(std::string_view pattern, std::string_view name);

} // namespace chokepoint
