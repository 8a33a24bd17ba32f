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

} // namespace chokepoint
