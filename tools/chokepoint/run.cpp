// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "headline_text.hpp"
#include "machine.hpp"
#include "signals.hpp"
#include "verbs.hpp"
#include "watched.hpp"

#include <chokepoint/run.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace chokepoint::program {
namespace {

constexpr int short_run =
    36; //!< at most so many months are shown in full; beyond, years side by side [month]

RunOptions run_options(const RunArguments& arguments, const CommonArguments& common, const Terminal& terminal)
{
    RunOptions options;
    options.output = arguments.output;
    options.force = arguments.force;
    options.seed = arguments.seed;
    options.replicate = arguments.replicate;
    options.threads = threads_to_use(arguments.threads, terminal);
    options.scenario.overrides = arguments.overrides;
    options.scenario.library = library_folder(common.library);
    return options;
}

Json report_json(const RunReport& report, const RunArguments& arguments)
{
    return {{"scenario", report.scenario},
            {"output", report.output.string()},
            {"digest", report.digest},
            {"seed", fmt::format("{:016x}", arguments.seed)},
            {"replicate", arguments.replicate},
            {"months", report.months},
            {"headline", regions_json(report.headline)},
            {"chipmakers", chipmakers_json(report.headline)},
            {"over_years", over_years_json(report.headline)}};
}

void print_report(const RunReport& report, const RunArguments& arguments, const Terminal& terminal)
{
    if (arguments.json) {
        terminal.print(json_text(report_json(report, arguments)));
    } else if (!terminal.quiet()) {
        const Heading heading = [&terminal](std::string_view text) { return terminal.heading(text); };
        terminal.print(report.months > short_run ? yearly_text(report.headline, heading)
                                                 : headline_text(report.headline, heading));
    }
}

} // namespace

int run(const RunArguments& arguments, const CommonArguments& common, const Terminal& terminal,
        const std::vector<std::string>& words)
{
    const RunOptions options = run_options(arguments, common, terminal);
    const std::filesystem::path file = scenario_file(arguments.scenario, options.scenario.library);
    if (arguments.print_resolved) {
        terminal.print(resolved_text(*load_scenario(file, options.scenario)));
        return done;
    }
    const StopSignals signals;
    const Host machine = this_machine(words);
    const double start = machine.seconds();
    try {
        const RunReport report = watched(
            machine, terminal, [&](const Host& host) { return chokepoint::run(file, options, host); });
        print_report(report, arguments, terminal);
        terminal.say(fmt::format("wrote {} ({} months, digest {})", report.output.string(), report.months,
                                 report.digest));
        terminal.say_more(fmt::format("took {:.2f} s; log in {}.log.jsonl", machine.seconds() - start,
                                      report.output.string()));
        finish_output();
    } catch (const Stopped& stopped) {
        terminal.fail(stopped.what());
        return 128 + StopSignals::received();
    }
    return done;
}

} // namespace chokepoint::program
