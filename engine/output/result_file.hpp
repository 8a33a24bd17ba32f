// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "output/recorder.hpp"
#include "world/sources.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace chokepoint {

enum class RunStatus : std::int8_t { pending, ok, failed };
inline constexpr std::array<std::string_view, 3> run_status_names{"pending", "ok", "failed"};

//! A row of the run table: what was run, and what became of it.
struct RunRow {
    std::string scenario;
    std::int64_t replicate = 0;
    std::uint64_t seed = 0;
    RunStatus status = RunStatus::pending;
    std::string error;  //!< of a failed run, one sentence
    std::string digest; //!< of a finished run, 32 hex digits
};

//! What it takes to make the file again, and to believe it.
struct Provenance {
    std::string release;           //!< of this program
    std::string resolved_scenario; //!< the whole text, defaults and price table included
    std::string study;             //!< the study's text; empty for a single run
    std::vector<SourceRow> sources;
    std::string self_check_digest; //!< of the known answers that the program checked at start
    std::string scenario_digest;   //!< of the resolved text
};

//! Writes a result file of format 1. Its bytes depend on the arguments alone.
//!
//! \param runs  in the order of run numbers
//! \param trajectories  one per run, all of `shape`; nullptr where nothing was recorded
//! \param replace  whether an ordinary file of that name may be replaced
//! \throws FileError naming the path, and nothing is left behind
void write_result(const std::filesystem::path& path, const ResultShape& shape, std::span<const RunRow> runs,
                  std::span<const Recorder* const> trajectories, const Provenance& provenance, bool replace);

} // namespace chokepoint
