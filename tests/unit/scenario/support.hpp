// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

// Helpers of the reader's tests: the small world, edits of it, folders that vanish, errors as text.

#include "scenario/load.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace chokepoint::test {

//! The text of small.yaml.
std::string small_text();

//! The text with the first `find` replaced; the test fails if it does not stand there.
std::string edited(std::string text, std::string_view find, std::string_view replace);

//! Reads text as `small.yaml`, away from any file.
Scenario read(std::string_view text, const LoadOptions& options = {});

//! All problems of reading this text, a line each; empty if there are none.
std::string errors_of(std::string_view text, const LoadOptions& options = {});
std::string errors_of_file(const std::filesystem::path& file, const LoadOptions& options = {});

//! Line and column of the mark `@@` in a text, as `3:14`, and the text without it.
struct Marked {
    std::string text;
    std::string place;
};

Marked take_mark(std::string text);

//! A folder of its own for one test, removed with all it holds.
class Folder {
  public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    //! Writes a file below the folder; makes the folders that it needs.
    std::filesystem::path write(const std::filesystem::path& name, std::string_view text) const;

    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

//! The number at a path; the test fails if the scenario has none.
const Quantity& quantity(const Scenario& scenario, std::string_view path);

//! Whether two scenarios are the same to the last bit, and if not, where they differ first.
std::optional<std::string> difference(const Scenario& a, const Scenario& b);

} // namespace chokepoint::test
