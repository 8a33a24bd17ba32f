// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "output/checked_open.hpp"
#include "output/result_file.hpp"

#include <functional>
#include <set>

namespace chokepoint {

//! A result file whose runs are to stand in another one: all that is in it, run by run.
class StoredResult {
  public:
    //! \throws FileError if it cannot be read, is damaged, of another format, or not written by this program
    explicit StoredResult(const std::filesystem::path& path);

    const ResultShape& shape() const { return shape_; } //!< its variables have neither kind nor column

    const std::vector<RunRow>& runs() const { return runs_; }

    //! What the file says of its runs; texts of scenarios may be missing in parts of a study.
    const Provenance& provenance() const { return provenance_; }

    //! Index of a run's point in `provenance().points`. \throws FileError if it is not among them
    std::size_t point_of(std::size_t row) const;

    //! All numbers of a variable for a run, in stored form.
    void read(std::size_t row, std::size_t variable, std::span<std::byte> into) const;

    std::size_t event_count(std::size_t row) const { return events_[row + 1] - events_[row]; }

    //! Adds the events of a run. Their texts live as long as this does.
    void events(std::size_t row, std::vector<EventView>& into);

  private:
    void read_shape();
    void read_runs();
    void read_provenance();
    void count_events();
    std::vector<const std::string*> event_texts(const std::string& column, std::size_t first,
                                                std::size_t count);

    std::filesystem::path path_;
    ResultFile file_;
    ResultShape shape_;
    std::vector<RunRow> runs_;
    Provenance provenance_;
    std::vector<std::size_t> events_;          //!< first event of each run, and the end
    std::set<std::string, std::less<>> texts_; //!< of events
    std::vector<const std::string*> coded_;    //!< those texts that a part numbers
};

} // namespace chokepoint
