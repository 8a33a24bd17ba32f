// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study_cases.hpp"

#include "core/parallel.hpp"
#include "study/batch.hpp"
#include "study/part_writer.hpp"

#include <atomic>
#include <chrono>
#include <fstream>
#include <functional>
#include <utility>

namespace chokepoint::bench {
namespace {

namespace fs = std::filesystem;

const Release release{"bench", "", ""};

fs::path write_study(const fs::path& folder, const std::string& name, std::string_view scenario, int runs,
                     std::string_view outputs)
{
    fs::path file = folder / (name + ".yaml");
    std::ofstream(file) << "schema: 1\nstudy: " << name << "\nscenarios: ['lib:" << scenario
                        << "']\nreplicates: " << runs << "\nseed: 20221007\n"
                        << outputs << '\n';
    return file;
}

BatchOptions options_of(const fs::path& result, int threads)
{
    BatchOptions options;
    options.output = result;
    options.force = true;
    options.threads = threads;
    options.library = CHOKEPOINT_SOURCE_DIR "/scenarios";
    return options;
}

Host this_host()
{
    Host host;
    host.seconds = [] {
        return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
    };
    return host;
}

//! Threads take runs in order, as in a batch.
void for_each_run(const StudyPlan& plan, int threads, const std::function<void(const PlannedRun&)>& body)
{
    const ThreadLimit limit(threads);
    std::atomic<std::size_t> next = 0;
    for_each_block(static_cast<std::size_t>(threads), 1, [&](std::size_t, std::size_t) {
        for (std::size_t run = next++; run < plan.size(); run = next++) {
            body(plan.run(run));
        }
    });
}

} // namespace

StudyCase::StudyCase(const fs::path& folder, std::string name, std::string_view scenario, int runs,
                     std::string_view outputs)
    : name_(std::move(name)), file_(write_study(folder, name_, scenario, runs, outputs)),
      result_(folder / (name_ + ".h5")), plan_(plan_of(file_, options_of(result_, 1)))
{
}

void StudyCase::run(int threads) const
{
    run_study(file_, options_of(result_, threads), release, this_host());
}

void StudyCase::simulate(int threads) const
{
    for_each_run(plan_, threads, [this](const PlannedRun& run) {
        chokepoint::simulate(plan_.scenario(run.scenario).scenario, plan_.random(run),
                             [](const Scenario&, const World&) {});
    });
}

void StudyCase::record(int threads) const
{
    RecorderPool pool(plan_.shape());
    for_each_run(plan_, threads, [&](const PlannedRun& run) {
        const Scenario& scenario = plan_.scenario(run.scenario).scenario;
        std::unique_ptr<Recorder> recorder = pool.take();
        record_run(scenario, build_world(scenario, plan_.random(run)), *recorder, simulate_world,
                   [](const Scenario&, const World&) {});
        pool.give_back(std::move(recorder));
    });
}

} // namespace chokepoint::bench
