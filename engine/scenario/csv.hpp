// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace chokepoint::reading {

//! One record of a CSV file (RFC 4180): commas, quotation marks doubled inside quotation marks.
struct CsvRecord {
    int line = 0; //!< on which it begins, from 1
    std::vector<std::string> cells;
};

//! The records of a CSV text; empty lines are none.
std::vector<CsvRecord> parse_csv(std::string_view text);

} // namespace chokepoint::reading
