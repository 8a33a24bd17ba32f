// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "scenario/problems.hpp"

namespace chokepoint::reading {

inline constexpr std::size_t most_bytes = std::size_t{1} << 20; //!< of one file

//! Looks for bytes that no scenario may hold: too many of them, UTF-16, text that is no UTF-8, control
//! characters, characters that reorder or hide text, lone carriage returns. Reports the first.
//! \returns whether the text is clean.
bool check_bytes(std::string_view text, int file, Problems& problems, std::size_t most = most_bytes);

//! The text without a UTF-8 byte order mark.
std::string_view without_mark(std::string_view text);

} // namespace chokepoint::reading
