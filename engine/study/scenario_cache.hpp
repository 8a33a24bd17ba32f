// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "study/shared_once.hpp"
#include "study/study_plan.hpp"

#include <exception>
#include <memory>
#include <utility>

namespace chokepoint {

//! A scenario as a point of the design sets it. Replicates share it.
struct PointScenario {
    LoadedScenario loaded;
    std::shared_ptr<const ShapeMap> map; //!< into the file's shape; nullptr: the shapes are the same
};

//! Finds where a scenario's numbers stand in a file. \throws std::runtime_error where they have no place
void set_map(PointScenario& point, const ResultShape& into);

//! Reads the scenario of each point once for all its replicates, and forgets it after the last. Reading
//! starts from the texts that the study began with: a file that changes under a study changes no run.
class ScenarioCache {
  public:
    //! \param runs  numbers of all runs that will be asked for
    ScenarioCache(const StudyPlan& plan, std::span<const std::size_t> runs);
    ~ScenarioCache();

    //! For any thread. \throws what the first reading of it threw: ScenarioError, std::runtime_error where
    //! its numbers have no place in the file
    std::shared_ptr<const PointScenario> get(const PlannedRun& run);

    //! Says that a run which asked, or would have, is over.
    void release(const PlannedRun& run);

  private:
    using Key = std::pair<std::size_t, std::size_t>; //!< point and scenario

    //! Mistakes are found once too.
    struct Outcome {
        std::shared_ptr<const PointScenario> scenario;
        std::exception_ptr failure;
    };

    struct Parsed;

    std::shared_ptr<const PointScenario> load(const PlannedRun& run);
    LoadedScenario read(const PlannedRun& run);

    const StudyPlan& plan_;
    std::vector<std::unique_ptr<Parsed>> parsed_; //!< by scenario
    SharedOnce<Key, Outcome> points_;
};

} // namespace chokepoint
