// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "study/fork.hpp"
#include "study/part_writer.hpp"
#include "study/recorded_run.hpp"
#include "study/scenario_cache.hpp"

#include <atomic>
#include <optional>

namespace chokepoint {

//! Runs that earlier sessions made.
struct RunsBefore {
    std::int64_t done = 0;
    std::int64_t failed = 0; //!< of those
};

//! Makes runs of a study, one on each thread that the caller's limit allows, and hands them to a writer. The
//! last runs may use the threads that have nothing left to do.
class RunWorkers {
  public:
    //! \param runs  numbers of the runs to make, rising. All arguments outlive it
    //! \param before  runs of the batch that are there already
    RunWorkers(const StudyPlan& plan, std::span<const std::size_t> runs, RunsBefore before,
               RecorderPool& pool, PartWriter& writer, const Simulator& simulator, const Host& host);

    //! Returns when all are made, or when the host has said stop.
    //! \return whether all were made
    //! \throws what went wrong in writing; errors of a run are in its row
    bool work();

  private:
    void work_alone();
    FinishedRun make(std::size_t number);
    void simulate(const PlannedRun& run, FinishedRun& finished, Month& month);
    std::shared_ptr<const BurntIn> burnt_in(const PlannedRun& run, Month& month);
    void report(Month month);

    const StudyPlan& plan_;
    std::span<const std::size_t> runs_;
    RunsBefore before_;
    RecorderPool& pool_;
    PartWriter& writer_;
    const Simulator& simulator_;
    const Host& host_;
    ScenarioCache scenarios_;
    std::optional<ForkCache> forks_; //!< of studies with a fork
    std::vector<std::size_t> turns_; //!< runs_ in the order in which they are begun

    std::atomic<std::size_t> next_ = 0;
    std::atomic<bool> stopping_ = false;
    std::atomic<std::int64_t> months_done_ = 0;
    std::mutex reporting_;
};

} // namespace chokepoint
