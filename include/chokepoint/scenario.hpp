// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace chokepoint {

//! Everything that is given: constant over a run, and shared by any number of runs at once. Opaque.
struct Scenario;

//! How a scenario file is read.
struct ScenarioOptions {
    std::vector<std::string> overrides; //!< `path=value`, as `--set` takes them; the last of a path wins
    std::filesystem::path library;      //!< folder that `extends: lib:NAME` looks in; empty: there is none
};

//! Reads a scenario with all that it extends, and checks it.
//! \throws ScenarioError with every mistake found; FileError where a file cannot be read.
std::shared_ptr<const Scenario> load_scenario(const std::filesystem::path& file,
                                              const ScenarioOptions& options = {});

//! The whole scenario as one file that extends nothing; reading it gives the same scenario.
std::string resolved_text(const Scenario& scenario);

//! JSON Schema of scenario files, for editors.
std::string schema_text();

//! What may stand at a path of a scenario (`fabs.*.defect_density`, `fabs`, `` for the top), as text.
//! \throws ScenarioError where no scenario can have such a path.
std::string describe(std::string_view path);

} // namespace chokepoint
