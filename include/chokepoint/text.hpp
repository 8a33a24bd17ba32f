// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

// What a program that shows the engine's messages needs beside them.

#include <span>
#include <string>
#include <string_view>

namespace chokepoint {

//! The text with control bytes, bidirectional controls and bytes that are no UTF-8 shown as `\x1b`, so that a
//! name in a file cannot move a terminal's cursor. Text without them stays as it is.
std::string escape_controls(std::string_view text);

//! The candidate nearest to a mistyped word, if it is near enough to have been meant; else empty.
std::string closest(std::string_view word, std::span<const std::string_view> candidates);

} // namespace chokepoint
