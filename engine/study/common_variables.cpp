// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study/factors.hpp"

#include "scenario/problems.hpp"
#include "study/pattern.hpp"

#include <set>

namespace chokepoint {

using reading::did_you_mean;
using reading::in_quotes;

CommonVariables::CommonVariables(std::span<const LoadedScenario> scenarios) : scenarios_(scenarios)
{
    for (const LoadedScenario& loaded : scenarios) {
        variables_.push_back(variables_of(loaded.scenario));
    }
}

std::vector<std::string> CommonVariables::matching(std::string_view pattern) const
{
    std::set<std::string> paths;
    for (const Variables& variables : variables_) {
        for (const auto& [path, variable] : variables) {
            if (matches(pattern, path)) {
                paths.insert(path);
            }
        }
    }
    return {paths.begin(), paths.end()};
}

std::string CommonVariables::refuse_path(std::string_view path) const
{
    for (std::size_t i = 0; i < variables_.size(); ++i) {
        if (variables_[i].contains(path)) {
            continue;
        }
        std::vector<std::string_view> known;
        for (const auto& [other, variable] : variables_[i]) {
            known.push_back(other);
        }
        return "the scenario " + in_quotes(scenario(i).name) + " has no " + in_quotes(path) +
               did_you_mean(path, known);
    }
    return {};
}

std::vector<const StudyVariable*> CommonVariables::find(std::string_view path) const
{
    std::vector<const StudyVariable*> found;
    for (const Variables& variables : variables_) {
        const auto at = variables.find(path);
        found.push_back(at == variables.end() ? nullptr : &at->second);
    }
    return found;
}

std::string CommonVariables::refuse(std::string_view path, std::string_view value) const
{
    const std::vector<const StudyVariable*> found = find(path);
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (std::string refusal = refuse_value(*found[i], value, scenario(i)); !refusal.empty()) {
            return refusal;
        }
    }
    return {};
}

} // namespace chokepoint
