// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "study/recorded_run.hpp"
#include "study/run_log.hpp"
#include "study/study_plan.hpp"

#include <chokepoint/batch.hpp>

namespace chokepoint {

//! A study of many runs, to one file. See `run_batch` in the public face for what it promises and throws.
//! \param simulator  what makes a run of a world
BatchReport run_study(const std::filesystem::path& study, const BatchOptions& options, const Release& release,
                      const Host& host, const Simulator& simulator = simulate_world);

//! The same of a plan that is made already; the study file is what output and log are named after.
BatchReport run_plan(const StudyPlan& plan, const std::filesystem::path& study, const BatchOptions& options,
                     const Release& release, const Host& host, const Simulator& simulator = simulate_world);

//! The study file, its scenarios and design, as all runs of it.
StudyPlan plan_of(const std::filesystem::path& study, const BatchOptions& options);

//! Where the result goes.
std::filesystem::path output_of(const std::filesystem::path& study, const BatchOptions& options);

//! Runs of a part that are written together at most, where no size is asked for.
std::size_t default_part_size(const ResultShape& shape);

//! What runs of a study take, beside what their worlds take.
struct StudySize {
    std::uint64_t records = 0; //!< memory for what is recorded and not yet written [bytes]
    std::uint64_t result = 0;  //!< the result file [bytes]
    std::uint64_t disk = 0;    //!< with the parts that it is made of [bytes]
};

//! Numbers that cannot be counted are the largest number.
StudySize size_of_study(const StudyPlan& plan, std::size_t part_size, std::size_t workers);

} // namespace chokepoint
