// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include <filesystem>

namespace chokepoint::testing {

//! The folder of this repository. One object holds it, so that all others compile alike in every clone.
std::filesystem::path source_dir();

} // namespace chokepoint::testing
