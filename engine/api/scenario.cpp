// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "scenario/load.hpp"

// The face declares these as the scenario folder does; its definitions serve both.
#include "scenario/describe.hpp"
#include "scenario/resolved.hpp"
#include "scenario/schema.hpp"
#include "scenario/source_report.hpp"

#include <chokepoint/scenario.hpp>

namespace chokepoint {

std::shared_ptr<const Scenario> load_scenario(const std::filesystem::path& file,
                                              const ScenarioOptions& options)
{
    auto loaded = std::make_shared<const LoadedScenario>(
        load_scenario_file(file, {options.overrides, options.library}));
    const Scenario* scenario = &loaded->scenario;
    return {std::move(loaded), scenario};
}

SourceReport source_report(const std::filesystem::path& file, const ScenarioOptions& options,
                           std::string_view layer)
{
    return source_report(load_scenario_file(file, {options.overrides, options.library}), layer);
}

} // namespace chokepoint
