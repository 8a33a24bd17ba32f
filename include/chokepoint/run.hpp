// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include <chokepoint/headline.hpp>
#include <chokepoint/host.hpp>
#include <chokepoint/scenario.hpp>

#include <cstdint>
#include <filesystem>
#include <string>

namespace chokepoint {

//! How one run to one file is made.
struct RunOptions {
    std::filesystem::path output; //!< empty: the scenario file's name with `.h5`, in the current folder
    bool force = false;           //!< replace a result file of that name
    std::uint64_t seed = 0;
    std::uint32_t replicate = 0;
    int threads = 0; //!< at most so many; 0: as many as the machine has. Results do not depend on it
    ScenarioOptions scenario;
};

//! What a run made.
struct RunReport {
    std::filesystem::path output;
    std::string digest;   //!< 32 hex digits
    std::string scenario; //!< name that the scenario gives itself
    int months = 0;
    Headline headline;
};

//! Reads a scenario, simulates it and writes the result file and, beside it, `<output>.log.jsonl`.
//! The file appears under its name complete and checked, or not at all.
//! \throws ScenarioError, InvariantError, Stopped; FileError where the output exists (before computing) or
//!         cannot be written; std::runtime_error where this machine would not compute what others do.
RunReport run(const std::filesystem::path& scenario, const RunOptions& options, const Host& host = {});

} // namespace chokepoint
