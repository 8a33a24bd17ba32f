// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study/run_one.hpp"

#include "core/parallel.hpp"
#include "core/self_check.hpp"
#include "core/text.hpp"
#include "output/result_file.hpp"
#include "output/safe_file.hpp"
#include "scenario/load.hpp"
#include "scenario/resolved.hpp"
#include "simulation/simulation.hpp"
#include "study/headline_table.hpp"
#include "study/output_lock.hpp"
#include "study/yearly_rows.hpp"
#include "world/digest.hpp"

#include <chokepoint/errors.hpp>

#include <array>
#include <fstream>
#include <limits>
#include <memory>
#include <optional>

namespace chokepoint {
namespace {

namespace fs = std::filesystem;

fs::path output_path(const fs::path& scenario, const RunOptions& options)
{
    return options.output.empty() ? fs::path(scenario.stem().native() + ".h5") : options.output;
}

//! Whether a file starts as every HDF5 file does. An empty file holds nothing that could be lost.
bool may_be_replaced(const fs::path& file)
{
    constexpr std::string_view signature = "\x89HDF\r\n\x1a\n";
    std::array<char, signature.size()> start{};
    std::ifstream stream(file, std::ios::binary);
    stream.read(start.data(), start.size());
    return stream.gcount() == 0 || std::string_view(start.data(), start.size()) == signature;
}

//! Refuses an output before anything is computed.
void check_output(const fs::path& output, bool force)
{
    const bool exists = fs::is_regular_file(fs::symlink_status(output));
    if (exists && !force) {
        throw FileError(printable(output) +
                        ": exists already; name another file with -o, or replace it with --force");
    }
    check_output_path(output, force);
    if (exists && !may_be_replaced(output)) {
        throw FileError(printable(output) +
                        ": is not a result file, so it is not replaced; name another file with -o");
    }
}

//! Memory that the records of one run take [bytes]; the largest number where it would not fit.
std::uint64_t record_bytes(const ResultShape& shape)
{
    std::uint64_t month = 0;
    for (const ResultVariable& variable : shape.variables) {
        month += variable.width * size_of(variable.stored);
    }
    std::uint64_t total = 0;
    const bool too_many = __builtin_mul_overflow(month, static_cast<std::uint64_t>(shape.months), &total);
    return too_many ? std::numeric_limits<std::uint64_t>::max() : total;
}

std::string megabytes(std::uint64_t bytes)
{
    return to_text(static_cast<std::int64_t>(bytes / 1'000'000)) + " MB";
}

//! Refuses a run whose records would not fit; a fifth of the memory stays free for the rest.
void check_memory(const ResultShape& shape, const RunOptions& options, const Host& host)
{
    if (!host.free_memory || options.force) {
        return;
    }
    const std::uint64_t needed = record_bytes(shape);
    const std::uint64_t available = host.free_memory();
    if (needed > available / 5 * 4) {
        throw FileError("the run needs " + megabytes(needed) + " for its records, and " +
                        megabytes(available) +
                        " are free; shorten the horizon, or try nevertheless with --force");
    }
}

//! What one simulation leaves behind.
struct Simulated {
    Digest digest;
    Headline headline;
};

//! Tells the host how far the run is, and ends it if the host says so.
void report_month(const Host& host, int done, int total, Month month)
{
    if (host.progress) {
        host.progress({done, total, month});
    }
    if (host.stop && host.stop()) {
        throw Stopped("stopped after " + month.text() + "; nothing was written");
    }
}

Simulated simulate_recorded(const Scenario& scenario, RandomKey random, const World& initial,
                            Recorder& recorder, const Host& host)
{
    RunDigest digest(scenario, initial);
    HeadlineTable headline(scenario);
    YearlyRows years(scenario, initial);
    int done = 0;
    simulate(scenario, random, [&](const Scenario&, const World& world) {
        digest.add_month(scenario, world);
        recorder.record(scenario, world);
        headline.add_month(scenario, world);
        years.add_month(scenario, world);
        report_month(host, ++done, scenario.months(), world.month);
    });
    Simulated simulated{digest.finish(), headline.table()};
    years.finish(simulated.headline);
    return simulated;
}

Provenance provenance_of(const LoadedScenario& loaded, const Release& release)
{
    Provenance provenance;
    provenance.release = release.version;
    provenance.resolved_scenario = resolved_text(loaded.scenario);
    provenance.sources = loaded.sources;
    provenance.self_check_digest = self_check_digest();
    const std::string& text = provenance.resolved_scenario;
    provenance.scenario_digest = digest_of(std::as_bytes(std::span(text.data(), text.size()))).hex();
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

    const std::optional<ThreadLimit> threads =
        options.threads > 0 ? std::optional<ThreadLimit>(std::in_place, options.threads) : std::nullopt;
    const RandomKey random{options.seed, options.replicate};
    const World initial = build_world(scenario, random);
    const auto shape = std::make_shared<const ResultShape>(result_shape(scenario, initial));
    check_memory(*shape, options, host);
    Recorder recorder(shape);
    Simulated simulated = simulate_recorded(scenario, random, initial, recorder, host);
    report.digest = simulated.digest.hex();
    report.headline = std::move(simulated.headline);

    const RunRow row = run_row(scenario, options, simulated.digest);
    const Recorder* const trajectory = &recorder;
    write_result(report.output, *shape, {&row, 1}, {&trajectory, 1}, provenance_of(loaded, release),
                 options.force);
    log.write(report, scenario_file, options, release);
    return report;
}

} // namespace chokepoint
