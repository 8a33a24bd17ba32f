// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "machine.hpp"
#include "sources_text.hpp"
#include "usage.hpp"
#include "verbs.hpp"

#include <chokepoint/text.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace chokepoint::program {
namespace {

void check_layer(const std::string& layer)
{
    const std::vector<std::string> layers = evidence_layers();
    if (layer.empty() || std::find(layers.begin(), layers.end(), layer) != layers.end()) {
        return;
    }
    const std::vector<std::string_view> words(layers.begin(), layers.end());
    const std::string near = closest(layer, words);
    throw UsageError(fmt::format("--layer takes one of {}, not '{}'{}", fmt::join(layers, ", "), layer,
                                 near.empty() ? "" : fmt::format("; did you mean '{}'?", near)),
                     "sources");
}

} // namespace

int sources(const SourcesArguments& arguments, const CommonArguments& common, const Terminal& terminal)
{
    check_layer(arguments.layer);
    ScenarioOptions options;
    options.library = library_folder(common.library);
    const SourceReport report =
        source_report(scenario_file(arguments.scenario, options.library), options, arguments.layer);
    terminal.print(arguments.json ? json_text(sources_json(report))
                                  : sources_text(report, [&terminal](std::string_view text) {
                                        return terminal.heading(text);
                                    }));
    if (report.unstated.empty()) {
        return done;
    }
    terminal.fail(fmt::format("{} of {} numbers do not say how they are known, such as {}; give each a kind: "
                              "measured or derived with a source, or assumed with a range",
                              report.unstated.size(), report.total.claims() + report.total.definition,
                              report.unstated.front().path));
    return failed;
}

} // namespace chokepoint::program
