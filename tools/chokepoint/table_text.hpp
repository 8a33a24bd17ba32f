// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

// What the tables on a terminal are made of.

#include <chokepoint/headline.hpp>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace chokepoint::program {

//! Dresses a line of titles.
using Heading = std::function<std::string(std::string_view)>;

//! `-12,345`; powers of ten where that would be too wide for a table.
std::string grouped(double value);

//! "2023 ", or "2023*" where only a part of the year was simulated.
std::string year_text(int year, int months);

//! The line without spaces at its end, and with a line end.
std::string line(std::string text);

//! The same for a line of titles.
std::string title(std::string text, const Heading& heading);

//! Lines of cells, each column as wide as its widest cell, two spaces between; the first line is of titles.
//! \param sides  a letter for each column: `l` stands left in its width, `r` right
std::string table(const std::vector<std::vector<std::string>>& rows, std::string_view sides,
                  const Heading& heading);

//! Years of a headline, each once, rising.
std::vector<int> years_of(const Headline& headline);

} // namespace chokepoint::program
