// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "core/random.hpp"
#include "output/result_file.hpp"
#include "output/shape_map.hpp"
#include "study/design.hpp"
#include "study/run_log.hpp"
#include "study/study.hpp"

#include <chokepoint/batch.hpp>

#include <memory>

namespace chokepoint {

//! What makes a run the run that it is.
struct PlannedRun {
    std::size_t scenario = 0;
    std::size_t point = 0;
    std::uint32_t replicate = 0;

    bool operator==(const PlannedRun&) const = default;
};

//! All runs of a study. A run's number is its rank: scenario fastest, then replicate, then point.
class StudyPlan {
  public:
    //! \throws ScenarioError if the scenarios cover different months, an output names no variable, or the
    //!         runs are more than can be counted
    StudyPlan(OpenedStudy opened, Design design);

    const Study& study() const { return study_; }

    const Design& design() const { return design_; }

    const LoadedScenario& scenario(std::size_t index) const { return scenarios_[index]; }

    const std::vector<ScenarioText>& texts() const { return texts_; } //!< of the scenarios

    std::size_t size() const { return size_; }

    PlannedRun run(std::size_t number) const;
    std::size_t number(const PlannedRun& run) const;

    RandomKey random(const PlannedRun& run) const { return {study_.seed, run.replicate}; }

    //! What the point of a run sets, on lines.
    std::string overrides(std::size_t point) const;

    //! A place for everything that one of the scenarios has.
    const std::shared_ptr<const ResultShape>& shape() const { return shape_; }

    //! What one of the scenarios has, without overrides.
    const ResultShape& shape_of(std::size_t scenario) const { return shapes_[scenario]; }

    //! The row of a run that has not begun.
    RunRow row(std::size_t number) const;

    //! What the file of all runs says of itself.
    Provenance provenance(const Release& release) const;

  private:
    void make_shapes();
    void check_fork() const;

    Study study_;
    Design design_;
    std::vector<LoadedScenario> scenarios_;
    std::vector<ScenarioText> texts_;
    std::vector<ResultShape> shapes_;
    std::shared_ptr<const ResultShape> shape_;
    std::size_t size_ = 0;
};

//! Runs of a study of `runs` that belong to a shard.
std::size_t shard_size(const Shard& shard, std::size_t runs);

//! \throws ScenarioError if a shard has no runs
void check_shard(const Shard& shard, const StudyPlan& plan);

//! The plan of the study that a file or a manifest holds, and of nothing else: sources too are those that
//! stand there.
//! \throws FileError if its text is none, or this release reads another study in it
StudyPlan stored_plan(const Provenance& provenance, const std::filesystem::path& file);

} // namespace chokepoint
