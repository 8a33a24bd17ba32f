// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study/forecast.hpp"

#include "core/parallel.hpp"
#include "core/self_check.hpp"
#include "study/batch.hpp"
#include "study/output_checks.hpp"
#include "study/recorded_run.hpp"
#include "study/scenario_cache.hpp"
#include "study/study_size.hpp"
#include "world/kinds.hpp"

#include <chokepoint/errors.hpp>

#include <algorithm>
#include <optional>
#include <utility>

namespace chokepoint {
namespace {

template <class T> std::uint64_t bytes_of(const std::vector<T>& values)
{
    return values.size() * sizeof(T);
}

//! One run, made for its time only. \return what its world takes [bytes]
std::uint64_t probe(const StudyPlan& plan, const Host& host, double& seconds)
{
    const std::size_t first = 0;
    ScenarioCache scenarios(plan, {&first, 1});
    const ThreadLimit alone(1);
    const double start = host.seconds();
    const std::shared_ptr<const PointScenario> point = scenarios.get(plan.run(first));
    Recorder recorder(plan.shape());
    recorder.arrange(point->map);
    World world = build_world(point->loaded.scenario, plan.random(plan.run(first)));
    const std::uint64_t bytes = world_bytes(point->loaded.scenario, world);
    record_run(point->loaded.scenario, std::move(world), recorder, simulate_world,
               [&](const Scenario&, const World&) {
                   if (host.stop && host.stop()) {
                       throw Stopped("stopped; nothing was written");
                   }
               });
    seconds = host.seconds() - start;
    return bytes;
}

//! The first thing that does not fit.
std::string misfit(const BatchForecast& forecast, const std::filesystem::path& output, const Host& host)
{
    if (host.free_memory) {
        const std::uint64_t free = host.free_memory();
        if (forecast.memory > free / 5 * 4) {
            return "the study needs " + megabytes(forecast.memory) + " of memory, and " + megabytes(free) +
                   " are free";
        }
    }
    return disk_misfit(forecast.disk, output, host);
}

} // namespace

std::uint64_t world_bytes(const Scenario& scenario, const World& world)
{
    std::uint64_t bytes = 0;
    for (const std::span<const KindRow> list : {kinds(), derived_kinds()}) {
        for (const KindRow& kind : list) {
            for (const ColumnRow& column : kind.columns) {
                const ColumnView view = view_column(kind, column, scenario, world);
                bytes = sum(bytes, product(product(view.rows, view.width), size_of(column.element)));
            }
        }
    }
    const DeveloperNetwork& network = world.network;
    const std::uint64_t ties = bytes_of(network.graph.offsets) + bytes_of(network.graph.neighbours) +
                               bytes_of(network.classes) + bytes_of(network.neighbours_use);
    // Phases keep at most a copy of what they work on.
    return sum(product(2, bytes), ties);
}

BatchForecast forecast(const std::filesystem::path& study, const BatchOptions& options,
                       const Release& /*release*/, const Host& host)
{
    self_check();
    const StudyPlan plan = plan_of(study, options);
    const std::filesystem::path output = output_of(study, options);
    const std::optional<ThreadLimit> threads = thread_limit(options.threads);
    const std::size_t runs = shard_size(options.shard, plan.size());
    const std::size_t workers = std::max<std::size_t>(1, std::min(concurrency(), runs));

    BatchForecast forecast;
    forecast.runs = static_cast<std::int64_t>(runs);
    forecast.threads = static_cast<int>(workers);
    const std::size_t part_size = options.part_size > 0 ? static_cast<std::size_t>(options.part_size)
                                                        : default_part_size(*plan.shape());
    const StudySize size = size_of_study(plan, runs, part_size, workers);
    forecast.result = size.result;
    forecast.disk = size.disk;
    forecast.memory = size.records;
    forecast.misfit = misfit(forecast, output, host); // before memory is taken for the probe
    if (forecast.misfit.empty() || options.force) {
        const std::uint64_t world = probe(plan, host, forecast.seconds_per_run);
        forecast.memory = sum(size.records, product(workers, world));
        forecast.misfit = misfit(forecast, output, host);
    }
    forecast.hours =
        forecast.seconds_per_run * static_cast<double>(runs) / static_cast<double>(workers) / 3600.0;
    return forecast;
}

} // namespace chokepoint
