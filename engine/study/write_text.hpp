// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include <filesystem>
#include <string_view>

namespace chokepoint {

//! Writes a text to a file that appears complete or not at all.
//! \param replace a file of that name
//! \throws FileError
void write_text(const std::filesystem::path& path, std::string_view text, bool replace);

} // namespace chokepoint
