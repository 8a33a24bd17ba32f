// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include <string_view>

namespace chokepoint {

//! The release: what, with scenario, study and seed, determines every byte of a result file.
std::string_view version();

//! Commit that the program was built from, with "-dirty" if files were changed; "unknown" outside a clone.
std::string_view revision();

//! Compiler and build type, such as "GNU 12.2.0 RelWithDebInfo".
std::string_view build();

} // namespace chokepoint
