// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study/study_plan.hpp"

#include "core/text.hpp"
#include "output/safe_file.hpp"
#include "study/output_checks.hpp"
#include "study/pattern.hpp"
#include "study/provenance.hpp"
#include "world/branch.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

namespace chokepoint {
namespace {

[[noreturn]] void refuse(const std::string& study, const std::string& path, const std::string& message)
{
    throw ScenarioError({{.place = {study, 0, 0}, .path = path, .message = message, .source = {}}});
}

std::string months_of(const Scenario& scenario)
{
    return "'" + scenario.name + "' has " + scenario.start.text() + " to " + scenario.end.text();
}

//! A factor as the run table explains it.
FactorColumn factor_column(const Design& design, std::size_t factor)
{
    FactorColumn column{design.factors[factor], "Value of the study's factor", "1"};
    if (!design.units[factor].empty()) {
        column.unit = design.units[factor];
    }
    for (std::size_t word = 0; word < design.choices[factor].size(); ++word) {
        column.text += (word == 0 ? ": " : ", ") + to_text(static_cast<std::int64_t>(word)) + " " +
                       design.choices[factor][word];
    }
    return column;
}

//! Sources of all scenarios, by id.
std::vector<SourceRow> all_sources(const std::vector<LoadedScenario>& scenarios)
{
    std::map<std::string, SourceRow> sources;
    for (const LoadedScenario& loaded : scenarios) {
        for (const SourceRow& source : loaded.sources) {
            sources.try_emplace(source.id, source);
        }
    }
    std::vector<SourceRow> rows;
    for (auto& [id, source] : sources) {
        rows.push_back(std::move(source));
    }
    return rows;
}

//! What the study wants of a shape: all, unless it names outputs.
ResultShape chosen(const Study& study, const ResultShape& shape)
{
    for (const std::string& pattern : study.outputs) {
        if (std::ranges::none_of(shape.variables, [&](const ResultVariable& variable) {
                return matches(pattern, variable.name);
            })) {
            refuse(study.name, "outputs", "no variable matches the output '" + pattern + "'");
        }
    }
    return select_variables(shape, [&](std::string_view name) {
        return study.outputs.empty() || std::ranges::any_of(study.outputs, [&](const std::string& pattern) {
                   return matches(pattern, name);
               });
    });
}

} // namespace

StudyPlan::StudyPlan(OpenedStudy opened, Design design)
    : study_(std::move(opened.study)), design_(std::move(design)), scenarios_(std::move(opened.scenarios))
{
    const std::uint64_t runs = product(product(scenarios_.size(), design_.points.size()),
                                       static_cast<std::uint64_t>(study_.replicates));
    constexpr std::uint64_t most_runs = std::uint64_t{1} << 32;
    if (runs > most_runs) {
        refuse(study_.name, "replicates", "scenarios, points and replicates make more than 2^32 runs");
    }
    size_ = static_cast<std::size_t>(runs);
    for (const LoadedScenario& loaded : scenarios_) {
        texts_.push_back(scenario_text(loaded.scenario));
    }
    make_shapes();
}

void StudyPlan::make_shapes()
{
    const Scenario& first = scenarios_.front().scenario;
    for (const LoadedScenario& loaded : scenarios_) {
        const Scenario& scenario = loaded.scenario;
        if (scenario.start != first.start || scenario.end != first.end) {
            refuse(study_.name, "scenarios",
                   "all scenarios of a study cover the same months, but " + months_of(first) + " and " +
                       months_of(scenario));
        }
        shapes_.push_back(result_shape(scenario, build_tables(scenario)));
    }
    check_fork();
    ResultShape all = shapes_.front();
    for (const ResultShape& shape : shapes_) {
        all = shape_union(all, shape);
    }
    all = chosen(study_, all);
    all.title = study_.name;
    shape_ = std::make_shared<const ResultShape>(std::move(all));
}

std::size_t shard_size(const Shard& shard, std::size_t runs)
{
    const auto before = static_cast<std::size_t>(shard.index - 1);
    const auto count = static_cast<std::size_t>(shard.count);
    return runs > before ? (runs - before - 1) / count + 1 : 0;
}

void check_shard(const Shard& shard, const StudyPlan& plan)
{
    if (shard_size(shard, plan.size()) == 0) {
        const std::string runs = to_text(static_cast<std::int64_t>(plan.size()));
        refuse(plan.study().name, "shard",
               "shard " + to_text(shard.index) + " of " + to_text(shard.count) +
                   " has no runs: the study has " + runs + "; divide it into at most " + runs);
    }
}

StudyPlan stored_plan(const Provenance& provenance, const std::filesystem::path& file)
{
    if (provenance.study.empty()) {
        throw FileError(printable(file) + ": holds a single run and no study");
    }
    std::map<std::string, std::string> texts;
    for (const ScenarioText& scenario : provenance.scenarios) {
        texts.emplace(scenario.name, scenario.resolved);
    }
    try {
        OpenedStudy opened = open_study_text(provenance.study, texts);
        opened.scenarios.front().sources = provenance.sources;
        Design design = make_design(opened.study, opened.scenarios);
        StudyPlan plan(std::move(opened), std::move(design));
        if (!std::ranges::equal(plan.texts(), provenance.scenarios, {}, &ScenarioText::digest,
                                &ScenarioText::digest)) {
            throw FileError(printable(file) + ": this release reads other scenarios in its texts: use " +
                            provenance.release);
        }
        return plan;
    } catch (const ScenarioError& error) {
        throw FileError(printable(file) + ": the study in it cannot be read by this release: " +
                        error.problems().front().message);
    }
}

void StudyPlan::check_fork() const
{
    if (!study_.fork_at) {
        return;
    }
    const Scenario& trunk = scenarios_.front().scenario;
    if (*study_.fork_at <= trunk.start || *study_.fork_at > trunk.end) {
        refuse(study_.name, "fork_at",
               "'fork_at', " + study_.fork_at->text() + ", is not behind the first month of the scenarios; " +
                   months_of(trunk));
    }
    for (const LoadedScenario& loaded : scenarios_) {
        const std::string obstacle = branch_obstacle(trunk, loaded.scenario);
        if (!obstacle.empty()) {
            refuse(study_.name, "fork_at",
                   obstacle + ": scenarios that branch from one state differ in rules and numbers alone");
        }
    }
}

PlannedRun StudyPlan::run(std::size_t number) const
{
    const auto replicates = static_cast<std::size_t>(study_.replicates);
    const std::size_t rest = number / scenarios_.size();
    return {number % scenarios_.size(), rest / replicates, static_cast<std::uint32_t>(rest % replicates)};
}

std::size_t StudyPlan::number(const PlannedRun& run) const
{
    const auto replicates = static_cast<std::size_t>(study_.replicates);
    return (run.point * replicates + run.replicate) * scenarios_.size() + run.scenario;
}

std::string StudyPlan::overrides(std::size_t point) const
{
    std::string text;
    for (const std::string& line : design_.points[point].overrides) {
        text += (text.empty() ? "" : "\n") + line;
    }
    return text;
}

RunRow StudyPlan::row(std::size_t number) const
{
    const PlannedRun run = this->run(number);
    const DesignPoint& point = design_.points[run.point];
    RunRow row;
    row.scenario = texts_[run.scenario].name;
    row.replicate = run.replicate;
    row.seed = study_.seed;
    row.number = static_cast<std::int64_t>(number);
    row.point = static_cast<std::int64_t>(run.point);
    row.block = point.block;
    row.parameters = point.values;
    return row;
}

Provenance StudyPlan::provenance(const Release& release) const
{
    Provenance provenance = program_provenance(release);
    provenance.study = study_.text;
    provenance.fork_at = study_.fork_at ? yyyymm(*study_.fork_at) : 0;
    provenance.scenarios = texts_;
    for (std::size_t point = 0; point < design_.points.size(); ++point) {
        provenance.points.push_back({static_cast<std::int64_t>(point), overrides(point)});
    }
    for (std::size_t factor = 0; factor < design_.factors.size(); ++factor) {
        provenance.factors.push_back(factor_column(design_, factor));
    }
    provenance.sources = all_sources(scenarios_);
    return provenance;
}

} // namespace chokepoint
