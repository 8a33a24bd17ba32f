// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "json_text.hpp"
#include "machine.hpp"
#include "signals.hpp"
#include "verbs.hpp"
#include "watched.hpp"

#include <chokepoint/rerun.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace chokepoint::program {
namespace {

Json report_json(const RerunReport& report)
{
    const Json then = {
        {"digest", report.digest_then}, {"error", report.error_then}, {"release", report.release_then}};
    return {{"run", report.run},
            {"scenario", report.scenario},
            {"replicate", report.replicate},
            {"seed", fmt::format("{:016x}", report.seed)},
            {"overrides", report.overrides},
            {"same", report.same()},
            {"digest", report.digest},
            {"error", report.error},
            {"then", then},
            {"builds", report.differences_of_builds},
            {"first_difference", report.first_difference}};
}

std::string outcome(const std::string& digest, const std::string& error)
{
    return error.empty() ? "digest " + digest : "failed: " + error;
}

void print_report(const RerunReport& report, const Terminal& terminal)
{
    terminal.print(fmt::format("run {}: scenario {}, replicate {}, seed {:016x}\n", report.run,
                               report.scenario, report.replicate, report.seed));
    for (const std::string& setting : report.overrides) {
        terminal.print("  " + setting + "\n");
    }
    terminal.print("then  " + outcome(report.digest_then, report.error_then) + "\n");
    terminal.print("now   " + outcome(report.digest, report.error) + "\n");
    terminal.print(report.same() ? "the same\n" : "not the same\n");
    for (const std::string& difference : report.differences_of_builds) {
        terminal.print(difference + "\n");
    }
    if (!report.first_difference.empty()) {
        terminal.print("first difference: " + report.first_difference + "\n");
    } else if (!report.same()) {
        terminal.print("nothing that the file holds differs: the difference is in what it leaves out\n");
    }
}

} // namespace

int rerun(const RerunArguments& arguments, const Terminal& terminal, const std::vector<std::string>& words)
{
    const StopSignals signals;
    const int threads = threads_to_use(arguments.threads, terminal);
    try {
        const RerunReport report = watched(this_machine(words), terminal, [&](const Host& host) {
            return chokepoint::rerun(arguments.file, arguments.run, threads, host);
        });
        if (arguments.json) {
            terminal.print(json_text(report_json(report)));
        } else {
            print_report(report, terminal);
        }
        finish_output();
        return !report.same() ? failed : report.error.empty() ? done : incomplete;
    } catch (const Stopped& stopped) {
        terminal.fail(stopped.what());
        return 128 + StopSignals::received();
    }
}

} // namespace chokepoint::program
