// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "output/recorder.hpp"

namespace chokepoint {

//! An event whose texts are kept where it was found.
struct EventView {
    Month month;
    EventKind kind;
    double value = 0.0;
    const std::string* actor = nullptr;
    const std::string* target = nullptr;
    const std::string* reason = nullptr;
};

//! Runs that are written together, and at most as many as a chunk holds.
inline constexpr std::size_t runs_per_block = 64;

//! Where the numbers of a result file come from, run by run, so that not all of them need to be in memory.
//! A file is written in blocks of runs, rising; within a block each variable asks for the block's runs.
class Trajectories {
  public:
    virtual ~Trajectories() = default;

    virtual std::size_t size() const = 0; //!< number of runs

    //! One variable of one run, in stored form. False: nothing was recorded, and `into` holds anything.
    virtual bool read(std::size_t run, std::size_t variable, std::span<std::byte> into) = 0;

    virtual std::size_t event_count(std::size_t run) = 0;

    //! Adds the events of a run. Their texts stay until `runs_per_block` other runs have been asked for.
    virtual void events(std::size_t run, std::vector<EventView>& into) = 0;
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
    void events(std::size_t run, std::vector<EventView>& into) override;

  private:
    std::span<const Recorder* const> runs_;
};

} // namespace chokepoint
