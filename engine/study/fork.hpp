// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

// Studies whose scenarios branch off the first one: its months before the fork are simulated once for a point
// and replicate, and every scenario goes on from there.

#include "study/recorded_run.hpp"
#include "study/scenario_cache.hpp"

namespace chokepoint {

//! The months before a fork.
struct BurntIn {
    std::shared_ptr<const PointScenario> trunk;
    World world;
    RunDigest digest;
    Recorder recorder; //!< holds those months
};

//! Simulates a trunk up to the month before the fork.
//! \param recorder  empty
//! \throws InvariantError where the model left its domain; what `observe` throws
std::shared_ptr<const BurntIn> burn_in(std::shared_ptr<const PointScenario> trunk, RandomKey random,
                                       Month fork_at, Recorder recorder, const WorldObserver& observe);

//! Goes on from there under another scenario.
//! \param recorder  of the same shape; whatever it holds is replaced
//! \return digest of the run; what is hashed before the fork is the trunk's
Digest record_branch(const BurntIn& burnt_in, const PointScenario& branch, Recorder& recorder,
                     const Simulator& simulator, const WorldObserver& observe);

//! Burns in once for all scenarios of a point and replicate, and forgets it after the last of them.
class ForkCache {
  public:
    //! \param runs  numbers of all runs that will be asked for. All arguments outlive it
    ForkCache(const StudyPlan& plan, std::span<const std::size_t> runs, ScenarioCache& scenarios);

    //! What became of it.
    struct Outcome {
        std::shared_ptr<const BurntIn> burnt_in{}; //!< nullptr: it failed
        std::exception_ptr failure{};
        Month month; //!< simulated last
    };

    //! For any thread. \param report  called after each month that is simulated now
    //! \throws what `report` throws; std::bad_alloc
    Outcome get(const PlannedRun& run, const std::function<void(Month)>& report);

    //! Says that a run which asked, or would have, is over.
    void release(const PlannedRun& run);

  private:
    using Key = std::pair<std::size_t, std::uint32_t>; //!< point and replicate

    Outcome make(const PlannedRun& run, const std::function<void(Month)>& report);

    const StudyPlan& plan_;
    ScenarioCache& scenarios_;
    SharedOnce<Key, Outcome> prefixes_;
};

//! Runs, and that of the trunk once for each point and replicate: what a ScenarioCache is asked for.
std::vector<std::size_t> with_trunks(const StudyPlan& plan, std::span<const std::size_t> runs);

//! Runs in the order in which they are begun: that of their numbers; with a fork, as many points and
//! replicates at a time as there are workers, so that none waits for what another burns in.
std::vector<std::size_t> in_turns(const StudyPlan& plan, std::span<const std::size_t> runs,
                                  std::size_t workers);

} // namespace chokepoint
