// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

// Which files a scenario may open: those under its root, and those of the library. Nothing else.

#include "scenario/bytes.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <variant>

namespace chokepoint::reading {

//! A file that may be opened, or one sentence why not.
using FoundFile = std::variant<std::filesystem::path, std::string>;

//! The nearest folder at or above this one that holds `.chokepoint-root`, else the folder itself.
std::filesystem::path root_of(const std::filesystem::path& folder);

//! A file that another file names: relative to its folder, under its root, links followed.
FoundFile find_named(const std::filesystem::path& folder, std::string_view name);

//! `lib:name`: the file `name.yaml` of the library.
FoundFile find_in_library(const std::filesystem::path& library, std::string_view name);

//! The beginning of a file's text, long enough to see that it is too long; or one sentence why not.
struct FileText {
    std::string text;
    std::string refusal; //!< empty: the text is there
};

FileText read_file(const std::filesystem::path& path, std::size_t most = most_bytes);

} // namespace chokepoint::reading
