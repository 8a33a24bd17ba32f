// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace chokepoint {

//! Where the points of a study go.
struct SampleOptions {
    std::filesystem::path output;  //!< CSV file that is written; empty: none
    bool force = false;            //!< replace a file of that name
    std::filesystem::path library; //!< folder that `lib:NAME` looks in; empty: there is none
};

//! What a study would run.
struct StudyPoints {
    std::string csv; //!< a head of paths, a row for each point; a study with method `list` runs it again
    std::int64_t scenarios = 0;
    std::int64_t replicates = 0;
    std::int64_t points = 0;
    std::vector<std::string> warnings; //!< one sentence each
};

//! Reads a study with its scenarios, checks both, and makes its design.
//! \throws ScenarioError with every mistake found; FileError where a file cannot be read, or the output
//! exists
//!         (before anything is read) or cannot be written.
StudyPoints sample(const std::filesystem::path& study, const SampleOptions& options = {});

//! Checks a scenario file, or a study file with its scenarios: what has the key `study` is a study.
//! \throws what reading it would.
void validate(const std::filesystem::path& file, const std::filesystem::path& library = {});

//! JSON Schema of study files, for editors.
std::string study_schema_text();

} // namespace chokepoint
