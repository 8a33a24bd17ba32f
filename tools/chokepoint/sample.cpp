// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "machine.hpp"
#include "verbs.hpp"

#include <chokepoint/study.hpp>

#include <fmt/format.h>

namespace chokepoint::program {

int sample(const SampleArguments& arguments, const CommonArguments& common, const Terminal& terminal)
{
    const std::filesystem::path library = library_folder(common.library);
    const StudyPoints points = chokepoint::sample(scenario_file(arguments.study, library),
                                                  {arguments.output, arguments.force, library});
    for (const std::string& warning : points.warnings) {
        terminal.warn(warning);
    }
    if (arguments.output.empty()) {
        terminal.print(points.csv);
    }
    terminal.say(fmt::format("{} points x {} scenarios x {} replicates = {} runs", points.points,
                             points.scenarios, points.replicates,
                             points.points * points.scenarios * points.replicates));
    return done;
}

} // namespace chokepoint::program
