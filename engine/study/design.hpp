// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "study/factors.hpp"
#include "study/study.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace chokepoint {

//! One set of values: with a scenario and a replicate it is a run.
struct DesignPoint {
    std::vector<std::string> overrides; //!< `path=value` as `--set` takes them, exact paths
    std::int64_t block = 0;             //!< `design_block` of result files
    std::vector<double> values; //!< by factor: the number in the field's unit; the index of a word among
                                //!< the factor's choices; the quantile where several move together
};

//! The points of a study. More points, trajectories or rows of a list only add to them; more points of a
//! Latin hypercube or more levels are another design.
struct Design {
    std::vector<std::string> factors;              //!< names: `param_fabs__smic_n7__defect_density`
    std::vector<std::string> units;                //!< by factor, of its values; empty: of words
    std::vector<std::vector<std::string>> choices; //!< by factor: the words that its values number from 0
    std::vector<DesignPoint> points;               //!< of method none: one, without overrides
    std::vector<std::string> warnings;             //!< one sentence each
};

//! The design of a study; the same study and scenarios give the same points on every machine.
//! \param scenarios those of the study, in its order
//! \throws ScenarioError where the study cannot be made of these scenarios
Design make_design(const Study& study, const std::vector<LoadedScenario>& scenarios);

//! The same, with mistakes reported by entry of `parameters`; an empty design if there are any. Mistakes of
//! the design as a whole are reported with the index behind the last entry.
Design make_design(const Study& study, const CommonVariables& variables, const Report& report);

//! The design as CSV: a head of paths, a row for each point; blocks in front where the method has some. A
//! study with method `list` runs it again.
std::string design_csv(const Design& design);

inline constexpr std::int64_t most_points = 1000000; //!< of a design

} // namespace chokepoint
