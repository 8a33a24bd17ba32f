// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "study/spread.hpp"
#include "study/variables.hpp"

#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace chokepoint {

//! A value that a factor moves.
struct Target {
    std::string path;
    StudyVariable variable;
    Spread spread{}; //!< of a number that is no choice
};

//! One dimension of a design.
struct Factor {
    std::string name;    //!< in result files
    std::size_t entry{}; //!< of Study::parameters
    bool together = false;
    std::vector<std::string> choices; //!< empty: numbers that spread
    std::vector<Target> targets;      //!< one, or of a factor that moves several together: all
};

//! Takes what is wrong with an entry of Study::parameters, by its index.
using Report = std::function<void(std::size_t entry, std::string message)>;

//! What all scenarios of a study have in common: their variables, in the order of the scenarios.
class CommonVariables {
  public:
    explicit CommonVariables(std::span<const LoadedScenario> scenarios);

    //! Paths of the first scenario and of others that match; sorted.
    std::vector<std::string> matching(std::string_view pattern) const;

    //! Why a path cannot be varied in all scenarios, in one sentence; empty if it can.
    std::string refuse_path(std::string_view path) const;

    //! The variable of each scenario.
    std::vector<const StudyVariable*> find(std::string_view path) const;

    //! Why a value is wrong in one of the scenarios; empty if it is right in all.
    std::string refuse(std::string_view path, std::string_view value) const;

    const Scenario& scenario(std::size_t index) const { return scenarios_[index].scenario; }

  private:
    std::span<const LoadedScenario> scenarios_;
    std::vector<Variables> variables_;
};

//! The factors of a study's parameters, wildcards written out, in the order of the file and then of the
//! paths.
std::vector<Factor> resolve_factors(const Study& study, const CommonVariables& variables,
                                    const Report& report);

//! `param_fabs__smic_n7__defect_density`; a wildcard is called `all`.
std::string factor_name(std::string_view path);

} // namespace chokepoint
