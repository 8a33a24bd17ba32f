// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "failed_runs.hpp"
#include "json_text.hpp"
#include "machine.hpp"
#include "signals.hpp"
#include "verbs.hpp"
#include "watched.hpp"

#include <chokepoint/merge.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace chokepoint::program {
namespace {

Json report_json(const MergeReport& report)
{
    return {
        {"output", report.output.string()}, {"study_runs", report.study_runs}, {"runs", report.runs},
        {"failed", report.failed},          {"missing", report.missing},       {"problems", report.problems}};
}

void say_report(const MergeReport& report, const Terminal& terminal)
{
    warn_of_failures(report.failed, report.runs, terminal);
    for (const std::string& problem : report.problems) {
        terminal.warn(problem);
    }
    terminal.say(
        fmt::format("wrote {} ({} of {} runs)", report.output.string(), report.runs, report.study_runs));
    if (report.failed > 0) {
        terminal.warn(fmt::format("{} runs failed and have missing values", report.failed));
    }
    if (!report.missing.empty()) {
        terminal.warn("missing runs: " + report.missing);
        terminal.say("to make them, with the study's file as STUDY: " +
                     command_line({"batch", "STUDY", "--resume", "-o", report.output.string()}));
    }
}

} // namespace

int merge(const MergeArguments& arguments, const Terminal& terminal, const std::vector<std::string>& words)
{
    MergeOptions options;
    options.parts.assign(arguments.parts.begin(), arguments.parts.end());
    options.output = arguments.output;
    options.force = arguments.force;
    const StopSignals signals;
    try {
        const MergeReport report = watched(this_machine(words), terminal,
                                           [&](const Host& host) { return merge_results(options, host); });
        if (arguments.json) {
            terminal.print(json_text(report_json(report)));
        }
        say_report(report, terminal);
        finish_output();
        return report.missing.empty() && report.failed == 0 ? done : incomplete;
    } catch (const Stopped&) {
        terminal.fail("stopped; nothing was written, and all parts are as they were");
        return 128 + StopSignals::received();
    }
}

} // namespace chokepoint::program
