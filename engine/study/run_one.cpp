// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study/run_one.hpp"

#include "core/parallel.hpp"
#include "core/self_check.hpp"
#include "output/result_file.hpp"
#include "scenario/load.hpp"
#include "study/headline_table.hpp"
#include "study/output_checks.hpp"
#include "study/output_lock.hpp"
#include "study/provenance.hpp"
#include "study/recorded_run.hpp"
#include "study/yearly_rows.hpp"

#include <memory>
#include <optional>
#include <utility>

namespace chokepoint {
namespace {

namespace fs = std::filesystem;

fs::path output_path(const fs::path& scenario, const RunOptions& options)
{
    return options.output.empty() ? fs::path(scenario.stem().native() + ".h5") : options.output;
}

//! What one simulation leaves behind.
struct Simulated {
    Digest digest;
    Headline headline;
};

Simulated simulate_recorded(const Scenario& scenario, World initial, Recorder& recorder, const Host& host)
{
    HeadlineTable headline(scenario);
    YearlyRows years(scenario, initial);
    const Digest digest = record_run(scenario, std::move(initial), recorder, simulate_world,
                                     [&](const Scenario&, const World& world) {
                                         headline.add_month(scenario, world);
                                         years.add_month(scenario, world);
                                         report_month(host, scenario, world.month);
                                     });
    Simulated simulated{digest, headline.table()};
    years.finish(simulated.headline);
    return simulated;
}

Provenance provenance_of(const LoadedScenario& loaded, const Release& release)
{
    Provenance provenance = program_provenance(release);
    provenance.scenarios.push_back(scenario_text(loaded.scenario));
    provenance.points.emplace_back();
    provenance.sources = loaded.sources;
    return provenance;
}

RunRow run_row(const Scenario& scenario, const RunOptions& options, const Digest& digest)
{
    RunRow row;
    row.scenario = scenario.name;
    row.replicate = options.replicate;
    row.seed = options.seed;
    row.status = RunStatus::ok;
    row.digest = digest.hex();
    return row;
}

} // namespace

RunReport run_one(const fs::path& scenario_file, const RunOptions& options, const Release& release,
                  const Host& host)
{
    const RunLog log(host);
    self_check();
    const LoadedScenario loaded =
        load_scenario_file(scenario_file, {options.scenario.overrides, options.scenario.library});
    const Scenario& scenario = loaded.scenario;

    RunReport report;
    report.scenario = scenario.name;
    report.months = scenario.months();
    report.output = output_path(scenario_file, options);
    check_output(report.output, options.force);
    const OutputLock lock(report.output, host);
    check_output(report.output, options.force); // again: who held the lock before may have finished

    const std::optional<ThreadLimit> threads = thread_limit(options.threads);
    World initial = build_world(scenario, {options.seed, options.replicate});
    const auto shape = std::make_shared<const ResultShape>(result_shape(scenario, initial));
    if (!options.force) {
        check_memory(record_bytes(*shape), host, "the run", "shorten the horizon");
    }
    Recorder recorder(shape);
    Simulated simulated = simulate_recorded(scenario, std::move(initial), recorder, host);
    report.digest = simulated.digest.hex();
    report.headline = std::move(simulated.headline);

    const RunRow row = run_row(scenario, options, simulated.digest);
    const Recorder* const trajectory = &recorder;
    RecordedRuns recorded(*shape, {&trajectory, 1});
    write_result(report.output, *shape, {&row, 1}, recorded, provenance_of(loaded, release),
                 {.replace = options.force});
    log.write(report, scenario_file, options, release);
    return report;
}

} // namespace chokepoint
