// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "scenario/load.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace chokepoint {

//! How the points of a study are chosen.
enum class DesignMethod : std::uint8_t { none, grid, list, latin_hypercube, sobol, saltelli, morris };
inline constexpr std::array<std::string_view, 7> design_method_names{
    "none", "grid", "list", "latin_hypercube", "sobol", "saltelli", "morris"};

//! What a study file says, checked.
struct Study {
    std::string name;
    std::string text; //!< the study as one file beside its scenarios, each called `<its name>.yaml`: equal
                      //!< studies have equal texts, wherever their files lie
    std::vector<std::filesystem::path> scenarios; //!< in the order of the file; the scenarios' names differ
    std::int64_t replicates = 1;                  //!< runs of each scenario and point, at most 2^32
    std::uint64_t seed = 0;                       //!< of all runs, and of what the design draws
    DesignMethod method = DesignMethod::none;
};

//! A study with the scenarios that it names.
struct OpenedStudy {
    Study study;
    std::vector<LoadedScenario> scenarios; //!< in the order of `Study::scenarios`
};

//! Reads and checks a study file and its scenarios.
//! \param library folder that `lib:NAME` looks in; empty: there is none
//! \throws ScenarioError with all mistakes, as for scenario files; FileError if the file cannot be read.
OpenedStudy open_study(const std::filesystem::path& file, const std::filesystem::path& library);

//! The same where the study is all that is wanted.
Study read_study(const std::filesystem::path& file, const std::filesystem::path& library);

} // namespace chokepoint
