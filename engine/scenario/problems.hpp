// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

// Where things stand in the files that were read, and the mistakes found so far.

#include <chokepoint/errors.hpp>

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace chokepoint::reading {

//! A place in one of the files read. Columns count characters, from 1.
struct Spot {
    int file = -1; //!< index of Files; -1: nowhere
    int line = 0;
    int column = 0;

    auto operator<=>(const Spot&) const = default;
};

//! The files of one scenario, in the order in which they were opened.
class Files {
  public:
    struct File {
        std::string shown;          //!< as messages name it
        std::filesystem::path path; //!< where relative paths of its content start; empty: it has none
        std::string text;
        bool command_line = false; //!< an override, `path=value`
    };

    int add(File file);

    const File& operator[](int index) const { return files_[static_cast<std::size_t>(index)]; }

    std::size_t count() const { return files_.size(); }

    //! The line of a spot; empty where it is too long to show.
    std::string line_of(Spot spot) const;

  private:
    std::vector<File> files_;
};

//! Collects mistakes, and throws them all at once, in the order of their places.
class Problems {
  public:
    void add(Spot spot, std::string path, std::string message);

    bool empty() const { return entries_.empty(); }

    std::size_t count() const { return entries_.size(); }

    //! Looking for near words is dear; it ends where nobody would read them.
    bool wants_hints() const { return entries_.size() < 200; }

    //! The first hundred in the order of their places, and the number of the others.
    std::vector<Problem> listed(const Files& files) const;

    //! \throws ScenarioError with what `listed` gives.
    void throw_if_any(const Files& files) const;

  private:
    struct Entry {
        Spot spot;
        std::string path;
        std::string message;

        auto operator<=>(const Entry&) const = default;
    };

    std::vector<Entry> entries_;
};

//! `'text'` with control bytes escaped, cut to what a message can bear.
std::string in_quotes(std::string_view text);

//! `; did you mean 'x'?` for the nearest of the words, or nothing.
std::string did_you_mean(std::string_view word, std::span<const std::string_view> words);

//! `a, b or c`.
std::string listed(std::span<const std::string_view> words, std::string_view last = "or");

//! `fabs` and `smic_n7` give `fabs.smic_n7`.
std::string joined(std::string_view path, std::string_view key);

} // namespace chokepoint::reading
