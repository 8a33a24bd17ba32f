// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "output/trajectories.hpp"
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

    std::int64_t number = 0;        //!< of the run in its study: its coordinate in the file
    std::int64_t point = 0;         //!< of the study's design
    std::int64_t block = 0;         //!< of the design
    std::vector<double> parameters; //!< by factor of the design
};

//! A factor of the study's design: a column of the run table.
struct FactorColumn {
    std::string name; //!< `param_` and the path, `__` for `.`
    std::string text;
    std::string unit;
};

//! A scenario of the file.
struct ScenarioText {
    std::string name;
    std::string digest;   //!< of the resolved text
    std::string resolved; //!< the whole text, defaults and price table included
};

//! A point of the study's design: what it sets in each scenario.
struct PointText {
    std::int64_t number = 0;
    std::string overrides; //!< as `--set` takes them, on lines
};

//! What it takes to make the file again, and to believe it.
struct Provenance {
    std::string release;      //!< of this program
    std::string study;        //!< the study's text; empty for a single run
    std::int64_t fork_at = 0; //!< yyyymm: months before it are the first scenario's; 0: none are
    std::vector<ScenarioText> scenarios;
    std::vector<PointText> points; //!< those of the runs; one without overrides for a single run
    std::vector<FactorColumn> factors;
    std::vector<SourceRow> sources;
    std::string self_check_digest; //!< of the known answers that the program checked at start
};

//! A month as files number it: 202210.
std::int64_t yyyymm(Month month);

struct WriteOptions {
    bool replace = false; //!< an ordinary file of that name
    bool part = false;    //!< will be read run by run, by this program alone, and removed
};

//! Writes a result file of format 1, and reads it again before it gets its name. Its bytes depend on the
//! arguments alone.
//!
//! \param runs  in the order of run numbers
//! \param trajectories  of as many runs, in the same order, all of `shape`
//! \throws FileError naming the path, and nothing is left behind; what `trajectories` throw
void write_result(const std::filesystem::path& path, const ResultShape& shape, std::span<const RunRow> runs,
                  Trajectories& trajectories, const Provenance& provenance, const WriteOptions& options);

} // namespace chokepoint
