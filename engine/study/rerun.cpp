// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study/rerun.hpp"

#include "core/self_check.hpp"
#include "core/text.hpp"
#include "output/first_difference.hpp"
#include "output/safe_file.hpp"
#include "study/fork.hpp"
#include "study/provenance.hpp"
#include "study/run_failure.hpp"
#include "study/study_parts.hpp"

#include <algorithm>
#include <utility>

namespace chokepoint {
namespace {

namespace fs = std::filesystem;

//! A run where it lies, and what is known of its study.
struct StoredRun {
    StoredResult file;
    std::size_t row = 0;
    Provenance study; //!< of the file, or of the batch whose part it is
};

StoredRun find_run(const fs::path& name, std::int64_t number)
{
    const StudyParts parts = find_study_parts(name);
    if (!parts.is_there()) {
        throw FileError(printable(name) + ": is not there: check the name");
    }
    for (const fs::path& path : parts.files) {
        StoredResult file(path);
        const auto found = std::ranges::find(file.runs(), number, &RunRow::number);
        if (found == file.runs().end()) {
            continue;
        }
        const auto row = static_cast<std::size_t>(found - file.runs().begin());
        const bool is_part = path != parts.output && parts.manifest.has_value();
        Provenance study = is_part ? parts.manifest->provenance : file.provenance();
        return {std::move(file), row, std::move(study)};
    }
    throw FileError(printable(name) + ": has no run " + to_text(number) + ": 'status' says what is there");
}

std::vector<std::string> lines_of(const std::string& text)
{
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        lines.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return lines;
}

//! A scenario as the point of a run sets it.
std::shared_ptr<PointScenario> scenario_of(const StoredRun& stored, const std::string& scenario,
                                           const RerunReport& report, const fs::path& name)
{
    const auto text = std::ranges::find(stored.study.scenarios, scenario, &ScenarioText::name);
    if (text == stored.study.scenarios.end() || text->resolved.empty()) {
        throw FileError(printable(name) + ": is a part of a study and does not hold its scenarios: name the "
                                          "result that it is a part of");
    }
    try {
        auto made = std::make_shared<PointScenario>();
        made->loaded = load_scenario_text(text->resolved, text->name + ".yaml", {report.overrides, {}});
        return made;
    } catch (const ScenarioError& error) {
        const Problem& first = error.problems().front();
        throw FileError(printable(name) + ": this release does not read the scenario in it (" + first.path +
                        ": " + first.message + "): use chokepoint " + report.release_then);
    }
}

RerunReport report_of(const StoredRun& stored)
{
    const RunRow& row = stored.file.runs()[stored.row];
    RerunReport report;
    report.run = row.number;
    report.scenario = row.scenario;
    report.replicate = row.replicate;
    report.seed = row.seed;
    report.overrides = lines_of(stored.file.provenance().points[stored.file.point_of(stored.row)].overrides);
    report.digest_then = row.digest;
    report.error_then = row.error;
    report.release_then = stored.file.provenance().release;
    return report;
}

std::vector<std::string> differences(const Provenance& then, const Release& release)
{
    std::vector<std::string> texts;
    const Provenance now = program_provenance(release);
    if (then.release != now.release) {
        texts.push_back("the file was made by chokepoint " + then.release + ", and this is " + now.release);
    }
    if (then.self_check_digest != now.self_check_digest) {
        texts.push_back("the known answers of mathematical functions and random numbers are others: " +
                        then.self_check_digest + " then, " + now.self_check_digest + " now");
    }
    return texts;
}

//! What is simulated.
struct Again {
    std::shared_ptr<const PointScenario> scenario;
    std::shared_ptr<const PointScenario> trunk; //!< that it branches off; nullptr: it does not
    Month fork_at;
    RandomKey random;
    std::shared_ptr<const ResultShape> shape; //!< of what the file holds
};

Again prepare(const StoredRun& stored, const RerunReport& report, const fs::path& name)
{
    Again again;
    again.random = {report.seed, static_cast<std::uint32_t>(report.replicate)};
    const auto shape_of = [](const PointScenario& point) {
        return result_shape(point.loaded.scenario, build_tables(point.loaded.scenario));
    };
    const std::shared_ptr<PointScenario> scenario = scenario_of(stored, report.scenario, report, name);
    ResultShape all = shape_of(*scenario);
    std::shared_ptr<PointScenario> trunk;
    const std::int64_t fork_at = stored.file.provenance().fork_at;
    if (fork_at != 0) {
        trunk = scenario_of(stored, stored.study.scenarios.front().name, report, name);
        all = shape_union(shape_of(*trunk), all);
        again.fork_at = Month::of(static_cast<int>(fork_at / 100), static_cast<int>(fork_at % 100));
    }
    const ResultShape& kept = stored.file.shape();
    again.shape = std::make_shared<const ResultShape>(select_variables(all, [&](std::string_view variable) {
        return std::ranges::find(kept.variables, variable, &ResultVariable::name) != kept.variables.end();
    }));
    set_map(*scenario, *again.shape);
    if (trunk) {
        set_map(*trunk, *again.shape);
    }
    again.scenario = scenario;
    again.trunk = trunk;
    return again;
}

Digest simulate_again(const Again& again, Recorder& recorder, const Simulator& simulator,
                      const WorldObserver& observe)
{
    if (again.trunk) {
        const auto before = burn_in(again.trunk, again.random, again.fork_at, Recorder(again.shape), observe);
        return record_branch(*before, *again.scenario, recorder, simulator, observe);
    }
    recorder.arrange(again.scenario->map);
    const Scenario& scenario = again.scenario->loaded.scenario;
    return record_run(scenario, build_world(scenario, again.random), recorder, simulator, observe);
}

} // namespace

RerunReport make_again(const fs::path& name, std::int64_t run, const Release& release, const Host& host,
                       const Simulator& simulator)
{
    self_check();
    const StoredRun stored = find_run(name, run);
    RerunReport report = report_of(stored);
    report.differences_of_builds = differences(stored.file.provenance(), release);
    const Again again = prepare(stored, report, name);
    Recorder recorder(again.shape);
    Month month = recorder.shape()->start - 1; // simulated last
    const auto observe = [&](const Scenario& scenario, const World& world) {
        month = world.month;
        report_month(host, scenario, month);
    };
    try {
        report.digest = simulate_again(again, recorder, simulator, observe).hex();
    } catch (const Stopped&) {
        throw;
    } catch (const std::exception& error) {
        report.error = failure_text(error, month + 1, true);
    }
    report.first_difference = first_difference(stored.file, stored.row, recorder);
    return report;
}

} // namespace chokepoint
