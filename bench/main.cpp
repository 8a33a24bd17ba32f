// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors

// What users wait for, each with its goal on one core of an ordinary machine. Started by tools/bench, which
// adds the start-up time of the program.

#include "allocations.hpp"
#include "generated_scenario.hpp"
#include "scenario/load.hpp"
#include "simulation/simulation.hpp"
#include "world/world.hpp"

#include <benchmark/benchmark.h>

namespace chokepoint::bench {
namespace {

Scenario minimal()
{
    return load_scenario_file(CHOKEPOINT_SOURCE_DIR "/scenarios/minimal.yaml").scenario;
}

Scenario generated(int firms)
{
    return load_scenario_text(generated_scenario(firms), "generated.yaml").scenario;
}

void simulate_year(benchmark::State& state, const Scenario& scenario)
{
    for (auto _ : state) {
        World world = build_world(scenario, RandomKey{});
        Workspace workspace;
        for (int month = 0; month < 12; ++month) {
            advance(scenario, world, workspace);
        }
        benchmark::DoNotOptimize(world.ledger.turnover);
    }
}

void year_of_minimal(benchmark::State& state)
{
    simulate_year(state, minimal());
    state.SetLabel("goal: 5 ms");
}

BENCHMARK(year_of_minimal)->Unit(benchmark::kMillisecond);

void year_of_firms(benchmark::State& state)
{
    simulate_year(state, generated(static_cast<int>(state.range(0))));
}

BENCHMARK(year_of_firms)->Arg(8)->Arg(16)->Arg(32)->Arg(71)->Unit(benchmark::kMillisecond);

void load_500_entities(benchmark::State& state)
{
    const std::string text = generated_scenario(71);
    for (auto _ : state) {
        benchmark::DoNotOptimize(load_scenario_text(text, "generated.yaml"));
    }
    state.SetLabel("goal: 100 ms");
}

BENCHMARK(load_500_entities)->Unit(benchmark::kMillisecond);

void allocations_in_a_month(benchmark::State& state)
{
    const Scenario scenario = minimal();
    std::int64_t counted = 0;
    for (auto _ : state) {
        World world = build_world(scenario, RandomKey{});
        Workspace workspace;
        advance(scenario, world, workspace);
        const std::int64_t before = allocations();
        for (int month = 1; month < 12; ++month) {
            advance(scenario, world, workspace);
        }
        counted = allocations() - before;
    }
    state.counters["allocations/month"] = static_cast<double>(counted) / 11;
    state.SetLabel("goal: 0 after the first month");
}

BENCHMARK(allocations_in_a_month)->Iterations(10);

} // namespace
} // namespace chokepoint::bench

BENCHMARK_MAIN();
