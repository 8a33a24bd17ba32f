// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "failed_runs.hpp"
#include "json_text.hpp"
#include "machine.hpp"
#include "signals.hpp"
#include "verbs.hpp"
#include "watched.hpp"

#include <chokepoint/batch.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace chokepoint::program {
namespace {

BatchOptions batch_options(const BatchArguments& arguments, const CommonArguments& common,
                           const Terminal& terminal)
{
    BatchOptions options;
    options.output = arguments.output;
    options.resume = arguments.resume;
    options.force = arguments.force;
    options.threads = threads_to_use(arguments.threads, terminal);
    options.part_size = arguments.part_size;
    options.shard = {arguments.shard, arguments.shards};
    options.library = library_folder(common.library);
    return options;
}

//! The same command again, so that it goes on where this one ended.
std::string resume_command(const std::vector<std::string>& words)
{
    std::vector<std::string> again = words;
    std::erase_if(again, [](const std::string& word) { return word == "--force" || word == "-f"; });
    if (std::find(again.begin(), again.end(), "--resume") == again.end()) {
        again.emplace_back("--resume");
    }
    return command_line(again);
}

//! The command that makes a failed run alone.
std::string replay_command(const FailedRun& run)
{
    std::vector<std::string> words{"run",         run.scenario.string(),
                                   "--seed",      fmt::format("{}", run.seed),
                                   "--replicate", fmt::format("{}", run.replicate)};
    for (const std::string& setting : run.overrides) {
        words.emplace_back("--set");
        words.push_back(setting);
    }
    return command_line(words);
}

Json report_json(const BatchReport& report)
{
    Json failures = Json::array();
    for (const FailedRun& run : report.failures) {
        failures.push_back({{"run", run.number}, {"error", run.error}, {"command", replay_command(run)}});
    }
    return {{"output", report.output.string()},
            {"runs", report.runs},
            {"made", report.made},
            {"failed", report.failures.size()},
            {"failures", failures}};
}

void say_report(const BatchReport& report, const Terminal& terminal)
{
    warn_of_failures(static_cast<std::int64_t>(report.failures.size()), report.runs, terminal);
    for (const std::string& warning : report.warnings) {
        terminal.warn(warning);
    }
    terminal.say(report.made == 0
                     ? fmt::format("{} is finished: {} runs", report.output.string(), report.runs)
                     : fmt::format("wrote {} ({} runs, {} of them now)", report.output.string(), report.runs,
                                   report.made));
    if (report.failures.empty()) {
        return;
    }
    const FailedRun& first = report.failures.front();
    terminal.warn(fmt::format("{} of {} runs failed and have missing values; the first is run {}: {}",
                              report.failures.size(), report.runs, first.number, first.error));
    terminal.say("again, alone: " + replay_command(first));
    for (std::size_t i = 1; i < report.failures.size(); ++i) {
        const FailedRun& run = report.failures[i];
        terminal.say_more(fmt::format("run {}: {}: {}", run.number, run.error, replay_command(run)));
    }
}

std::string bytes_text(std::uint64_t bytes)
{
    const double number = static_cast<double>(bytes);
    return bytes < 1'000'000'000 ? fmt::format("{:.1f} MB", number / 1e6)
                                 : fmt::format("{:.1f} GB", number / 1e9);
}

Json forecast_json(const BatchForecast& forecast)
{
    return {{"runs", forecast.runs},
            {"threads", forecast.threads},
            {"seconds_per_run", forecast.seconds_per_run},
            {"hours", forecast.hours},
            {"memory", forecast.memory},
            {"disk", forecast.disk},
            {"result", forecast.result},
            {"fits", forecast.misfit.empty()},
            {"misfit", forecast.misfit}};
}

//! Says what the study would take. Exit code 1 if it would not be begun.
int dry_run(const BatchArguments& arguments, const BatchOptions& options, const Host& host,
            const Terminal& terminal)
{
    const BatchForecast forecast =
        forecast_batch(scenario_file(arguments.study, options.library), options, host);
    if (arguments.json) {
        terminal.print(json_text(forecast_json(forecast)));
    } else {
        terminal.print(fmt::format("runs     {}\n", forecast.runs));
        terminal.print(fmt::format("hours    {:.2f}  ({:.3f} s a run, {} threads)\n", forecast.hours,
                                   forecast.seconds_per_run, forecast.threads));
        terminal.print(fmt::format("memory   {}\n", bytes_text(forecast.memory)));
        terminal.print(fmt::format("disk     {}  (result {}, and parts until it is written)\n",
                                   bytes_text(forecast.disk), bytes_text(forecast.result)));
    }
    if (forecast.misfit.empty()) {
        return done;
    }
    if (options.force) {
        terminal.warn(forecast.misfit);
        return done;
    }
    throw FileError(forecast.misfit + "; choose outputs in the study, or try nevertheless with --force");
}

} // namespace

int batch(const BatchArguments& arguments, const CommonArguments& common, const Terminal& terminal,
          const std::vector<std::string>& words)
{
    const BatchOptions options = batch_options(arguments, common, terminal);
    const StopSignals signals;
    try {
        if (arguments.dry_run) {
            Host host = this_machine(words);
            host.stop = [] { return StopSignals::received() != 0; };
            return dry_run(arguments, options, host, terminal);
        }
        const BatchReport report = watched(this_machine(words), terminal, [&](const Host& host) {
            return run_batch(scenario_file(arguments.study, options.library), options, host);
        });
        if (arguments.json) {
            terminal.print(json_text(report_json(report)));
        }
        say_report(report, terminal);
        finish_output();
        return report.failures.empty() ? done : incomplete;
    } catch (const Stopped& stopped) {
        terminal.fail(stopped.what());
        if (!arguments.dry_run) {
            terminal.say("go on with: " + resume_command(words));
        }
        return 128 + StopSignals::received();
    }
}

} // namespace chokepoint::program
