// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include <string>
#include <string_view>

namespace chokepoint::reading {

// What yaml-cpp's events do not say, from the text where they stand.

//! The word that spells a null out, or nothing where a value is simply missing.
std::string spelled_null(std::string_view rest);

//! Whether a text that begins with a quotation mark has another that ends it; yaml-cpp lets the end of the
//! file do.
bool is_closed(std::string_view rest);

//! Whether the parser can bear the text: it holds all that follows an open bracket in memory.
bool fits_parser(std::string_view text);

} // namespace chokepoint::reading
