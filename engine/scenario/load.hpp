// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

// From files to a Scenario: what the rest of the engine sees of this folder.

#include "world/scenario.hpp"
#include "world/sources.hpp"

#include <chokepoint/errors.hpp>

#include <filesystem>
#include <memory>
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

//! A resolved text that is parsed once, to be read with one set of overrides after another: parsing takes
//! ten times as long as reading. The reader is the same, so the scenarios and the mistakes are those of
//! `load_scenario_text`.
class ParsedScenario {
  public:
    //! \param text  of `resolved_text`; its sources were checked when it was made
    //! \throws ScenarioError if it is no YAML
    ParsedScenario(std::string_view text, std::filesystem::path name);
    ~ParsedScenario();
    ParsedScenario(ParsedScenario&&) noexcept;
    ParsedScenario& operator=(ParsedScenario&&) noexcept;

    //! For any thread. \throws ScenarioError with every mistake found
    //! \return no sources, which were not read
    LoadedScenario read(const std::vector<std::string>& overrides) const;

  private:
    struct Parsed;
    std::unique_ptr<const Parsed> parsed_;
};

} // namespace chokepoint
