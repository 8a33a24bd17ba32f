// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "scenario/reader.hpp"

#include <optional>

namespace chokepoint::reading {

//! Values that are one word each: flags, texts, choices, dates.
void read_flag(Reader& reader, const YamlNode& node, const std::string& path, bool& value);
void read_text(Reader& reader, const YamlNode& node, const std::string& path, const FieldRow& row,
               std::string& value);
void read_choice(Reader& reader, const YamlNode& node, const std::string& path, const FieldRow& row,
                 std::uint8_t& value);
void read_date(Reader& reader, const YamlNode& node, const std::string& path, Date& value);

//! `2022-10` or `2022-10-07`, a day of the calendar from 1900 to 2199.
std::optional<Date> parse_date(std::string_view text);

} // namespace chokepoint::reading
