// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include <string>

namespace chokepoint {

//! A row of the source table: where a number of the scenario came from.
struct SourceRow {
    std::string id;
    std::string outlet;
    std::string title;
    std::string date;
    std::string url;
};

} // namespace chokepoint
