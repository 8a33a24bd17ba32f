// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "study/study.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace chokepoint {

//! One set of values: with a scenario and a replicate it is a run.
struct DesignPoint {
    std::vector<std::string> overrides; //!< `path=value` as `--set` takes them, exact paths
    std::int64_t block = 0;             //!< `design_block` of result files
    std::vector<double> values;         //!< by factor
};

//! The points of a study, in an order that more points only add to.
struct Design {
    std::vector<std::string> factors; //!< names in result files: `param_fabs__smic_n7__defect_density`
    std::vector<DesignPoint> points;  //!< of method none: one, without overrides
};

//! The design of a study; the same study and scenarios give the same points on every machine.
//! \param scenarios those of the study, in its order
Design make_design(const Study& study, const std::vector<LoadedScenario>& scenarios);

} // namespace chokepoint
