// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

// From files to a Scenario: what the rest of the engine sees of this folder.

#include "world/scenario.hpp"
#include "world/sources.hpp"

#include <chokepoint/errors.hpp>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace chokepoint {

//! What a caller may add to a scenario file.
struct LoadOptions {
    std::vector<std::string> overrides; //!< `path=value`, later ones win; value is one YAML flow value
    std::filesystem::path library;      //!< folder of the shipped scenarios: `lib:name`; may be empty
};

//! A scenario and the sources that its numbers and rules name, sorted by id.
struct LoadedScenario {
    Scenario scenario;
    std::vector<SourceRow> sources;
};

//! Reads a scenario with all that it extends, checks it and converts units and money once.
//! \throws ScenarioError with every mistake found; FileError if the file itself cannot be read.
LoadedScenario load_scenario_file(const std::filesystem::path& path, const LoadOptions& options = {});

//! The same from text; `name` is what messages call it and where relative paths start.
LoadedScenario load_scenario_text(std::string_view text, const std::filesystem::path& name,
                                  const LoadOptions& options = {});

} // namespace chokepoint
