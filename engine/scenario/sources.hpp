// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "scenario/load.hpp"

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace chokepoint::reading {

class Problems;
class Files;

//! The rows of `history/sources.csv`, of the library and of the scenario's root together.
class SourceTable {
  public:
    //! Reads `folder/history/sources.csv` if there is one; its rows hide earlier ones of the same id.
    void read(const std::filesystem::path& folder, Files& files, Problems& problems);

    //! Whether numbers may name this source. Without any file every id is known, and some always are:
    //! `definition` of numbers that define something, `command line` of overrides.
    bool knows(std::string_view id) const;

    std::vector<std::string_view> ids() const;

    //! The rows of these ids, sorted by id.
    std::vector<SourceRow> rows(const std::set<std::string, std::less<>>& ids) const;

  private:
    std::map<std::string, SourceRow, std::less<>> rows_;
    bool given_ = false;
};

inline constexpr std::string_view command_line_source = "command line";

//! Whether a text can be the id of a source: `POL-05`, `cset`, `command line`.
bool is_source_id(std::string_view text);

//! One line of visible text that may head a result: at most 200 bytes, control characters refused.
bool is_title(std::string_view text);

//! Letters, digits, `_`, `.` and `-`, 1 to 64 of them.
bool is_name(std::string_view text);

} // namespace chokepoint::reading
