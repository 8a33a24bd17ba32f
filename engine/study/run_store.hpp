// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "study/study_identity.hpp"

#include <chokepoint/errors.hpp>

#include <functional>
#include <list>
#include <map>

namespace chokepoint {

//! A part is not what was written.
class DamagedPart : public FileError {
  public:
    using FileError::FileError;
};

//! Finished runs of a study where they lie: in parts, and in a result file that is to be extended. It knows
//! all of them and reads a few files at a time, so a study may be larger than memory.
class RunStore : public Trajectories {
  public:
    //! \param stop asked while it is read; true ends that with Stopped. May be empty
    RunStore(const StudyPlan& plan, StudyIdentity identity, std::function<bool()> stop);

    //! Takes up the runs of a file.
    //! \param older  than this batch: runs that failed for want of memory are left out, they may succeed now
    //! \return why the file is of another study, in one sentence; empty if it is of this one
    //! \throws FileError if it cannot be read or is damaged
    std::string add(const std::filesystem::path& file, bool older);

    //! The same of an older part, whose runs can be made again. \throws DamagedPart if it is damaged
    std::string add_part(const std::filesystem::path& file);

    bool has(std::size_t number) const { return places_.contains(number); }

    //! Numbers of a shard's runs that are not there.
    std::vector<std::size_t> missing(const Shard& shard) const;

    std::size_t count(const Shard& shard) const; //!< of its runs that are there

    std::vector<std::size_t> failures() const; //!< numbers of the runs that failed

    const std::string& error_of(std::size_t number) const { return places_.at(number).error; }

    //! Rows of the runs that are there, in the order of their numbers: the runs of this source.
    std::vector<RunRow> rows() const;

    std::size_t size() const override { return places_.size(); }

    bool read(std::size_t run, std::size_t variable, std::span<std::byte> into) override;
    std::size_t event_count(std::size_t run) override;
    void events(std::size_t run, std::vector<EventView>& into) override;

  private:
    struct Place {
        std::size_t file = 0;
        std::size_t row = 0;
        RunStatus status = RunStatus::pending;
        std::string error;
        std::string digest;
    };

    struct Open {
        std::size_t file = 0;
        StoredResult stored;
        ShapeMap map;
    };

    std::string take(const StoredResult& stored, std::size_t file, bool older);
    const Place& place(std::size_t run);
    Open& open(std::size_t file);

    const StudyPlan& plan_;
    StudyIdentity identity_;
    std::function<bool()> stop_;
    std::map<std::string, std::size_t> scenarios_; //!< by name
    std::map<std::string, std::size_t> points_;    //!< by what they set
    std::vector<std::filesystem::path> files_;
    std::map<std::size_t, Place> places_; //!< by number of the run
    std::vector<const Place*> in_order_;  //!< the same by rank; made when it is asked for
    std::list<Open> open_;                //!< the one that was used last in front
    std::vector<std::byte> month_data_;
};

} // namespace chokepoint
