// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "scenario/load.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chokepoint {

//! How the points of a study are chosen.
enum class DesignMethod : std::uint8_t { none, grid, list, latin_hypercube, sobol, saltelli, morris };
inline constexpr std::array<std::string_view, 7> design_method_names{
    "none", "grid", "list", "latin_hypercube", "sobol", "saltelli", "morris"};

//! How the values of a factor spread; behind each what its numbers are, in the field's unit.
enum class Family : std::uint8_t {
    uniform,     //!< low, high
    log_uniform, //!< low, high: the logarithm is uniform
    normal,      //!< mean, standard deviation; cut off at the field's bounds
    lognormal,  //!< median, factor: two thirds lie between median / factor and median * factor; cut off alike
    triangular, //!< low, mode, high
    beta        //!< a, b, low, high
};
inline constexpr std::array<std::string_view, 6> family_names{"uniform",   "log_uniform", "normal",
                                                              "lognormal", "triangular",  "beta"};
inline constexpr std::array<std::string_view, 6> family_numbers{
    "low, high", "low, high", "mean, sd", "median, factor", "low, mode, high", "a, b, low, high"};

//! One entry of a study's `parameters`: what it varies, and how.
struct Variation {
    std::string path;                 //!< of scenarios; `*` stands for any letters within one part
    bool together = false;            //!< one factor moves all that match, at the same quantile
    std::optional<Family> family;     //!< nothing: as the scenario says
    std::vector<double> numbers;      //!< of the family; empty: the range that the scenario gives
    std::vector<std::string> choices; //!< words or numbers instead of a family
};

//! What a study file says, checked.
struct Study {
    std::string name;
    std::string text; //!< the study as one file beside its scenarios, each called `<its name>.yaml`: equal
                      //!< studies have equal texts, wherever their files lie
    std::vector<std::filesystem::path> scenarios; //!< in the order of the file; the scenarios' names differ
    std::int64_t replicates = 1;                  //!< runs of each scenario and point, at most 2^32
    std::uint64_t seed = 0;                       //!< of all runs, and of what the design draws
    std::optional<Month> fork_at; //!< the first month that is not the first scenario's; nothing: all are
    DesignMethod method = DesignMethod::none;
    std::int64_t points = 0;       //!< of latin_hypercube and sobol; base points of saltelli
    std::int64_t levels = 0;       //!< of grid and morris; 0: none are given
    std::int64_t trajectories = 0; //!< of morris
    std::string csv;               //!< text of the points of a list
    std::vector<Variation> parameters;
    std::vector<std::string> outputs; //!< names of variables, `*` for any letters; empty: none are named
    std::vector<double> quantiles;    //!< in (0, 1), rising
};

//! A study with the scenarios that it names.
struct OpenedStudy {
    Study study;
    std::vector<LoadedScenario> scenarios; //!< in the order of `Study::scenarios`
};

//! Reads and checks a study file, its scenarios, and that its design can be made of them.
//! \param library folder that `lib:NAME` looks in; empty: there is none
//! \throws ScenarioError with all mistakes, as for scenario files; FileError if the file cannot be read.
OpenedStudy open_study(const std::filesystem::path& file, const std::filesystem::path& library);

//! The same of what a result file holds: a study's text and its scenarios' resolved texts.
//! \param scenarios  texts by name
OpenedStudy open_study_text(std::string_view text, const std::map<std::string, std::string>& scenarios);

//! Name, replicates and seed of a study's text, without its scenarios. \throws ScenarioError
Study read_study_head(std::string_view text);

//! The same where the study is all that is wanted.
Study read_study(const std::filesystem::path& file, const std::filesystem::path& library);

//! Whether the text of a file means to be a study: a map with the key `study`.
bool is_study_text(std::string_view text);

} // namespace chokepoint
