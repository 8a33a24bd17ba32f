// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "output/recorder.hpp"

namespace chokepoint {

//! Where the numbers of a result file come from, run by run, so that not all of them need to be in memory.
//! A file is written in blocks of runs, rising; within a block each variable asks for the block's runs.
class Trajectories {
  public:
    virtual ~Trajectories() = default;

    virtual std::size_t size() const = 0; //!< number of runs

    //! One variable of one run, in stored form. False: nothing was recorded, and `into` holds anything.
    virtual bool read(std::size_t run, std::size_t variable, std::span<std::byte> into) = 0;

    virtual std::size_t event_count(std::size_t run) = 0;

    virtual std::vector<RecordedEvent> events(std::size_t run) = 0;
};

//! Runs that are in memory; nullptr where nothing was recorded.
class RecordedRuns : public Trajectories {
  public:
    //! \param shape of the file, which all runs have
    //! \throws std::logic_error where a run has another
    RecordedRuns(const ResultShape& shape, std::span<const Recorder* const> runs);

    std::size_t size() const override { return runs_.size(); }

    bool read(std::size_t run, std::size_t variable, std::span<std::byte> into) override;
    std::size_t event_count(std::size_t run) override;
    std::vector<RecordedEvent> events(std::size_t run) override;

  private:
    std::span<const Recorder* const> runs_;
};

} // namespace chokepoint
