// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

// Numbers to text and back without locale, and text that is safe to print.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace chokepoint {

//! The shortest text that parse_number reads back to the same bits: `0.1`, `100000`, `1e+25`. Digits without
//! exponent from 1e-5 up to 1e16. `inf`, `-inf` and `nan` for what no input can be.
std::string to_text(double value);
std::string to_text(std::int64_t value);
std::string to_text(std::uint64_t value);

//! A number as JSON writes it: `-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?` and nothing else: no plus,
//! no leading zero, no hexadecimal, infinity, NaN, underscore, or anything behind it. Nothing as well if it
//! would become infinite, or 0 without being 0.
std::optional<double> parse_number(std::string_view text);

//! A whole number: `-?(0|[1-9][0-9]*)` within 64 bits.
std::optional<std::int64_t> parse_whole(std::string_view text);

//! The text with everything visible that could move a terminal's cursor or hide text: control bytes as
//! `\x1b`, C1 controls, line separators and bidirectional controls as `\u202e`, bytes that are no UTF-8 as
//! `\xNN`. Text without them stays as it is, so escaping twice is escaping once.
std::string escape_controls(std::string_view text);

//! Whether the text is UTF-8 without overlong forms, surrogates, or code points above U+10FFFF.
bool valid_utf8(std::string_view text);

//! The candidate nearest to a mistyped word: fewest insertions, deletions, replacements and swaps of
//! neighbours (Damerau 1964), at most a third of the word's length and at least one allowed; the first of
//! equals. Empty if none is near.
std::string closest(std::string_view word, std::span<const std::string_view> candidates);

} // namespace chokepoint
