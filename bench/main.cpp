// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors

// What users wait for, each with its goal on one core of an ordinary machine. Started by tools/bench, which
// adds the start-up time of the program.

#include "allocations.hpp"
#include "generated_scenario.hpp"
#include "mechanisms/develop/develop.hpp"
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

//! The shipped world from 2014 to 2035 with its invariants checked, without reading and writing.
void baseline(benchmark::State& state)
{
    const Scenario scenario = load_scenario_file(CHOKEPOINT_SOURCE_DIR "/scenarios/baseline.yaml").scenario;
    for (auto _ : state) {
        benchmark::DoNotOptimize(
            simulate(scenario, RandomKey{}, [](const Scenario&, const World&) {}).ledger.turnover);
    }
    state.SetLabel("goal: 150 ms");
}

BENCHMARK(baseline)->Unit(benchmark::kMillisecond);

//! Months of 10,000 developers alone, all of them, in the baseline's form: six frameworks, seven of a hundred
//! think again, two come new.
void months_of_developers(benchmark::State& state)
{
    const auto agents = static_cast<int>(state.range(0));
    const Scenario scenario = load_scenario_text(developer_scenario(agents), "developers.yaml").scenario;
    World world = build_world(scenario, RandomKey{});
    ChoiceTables choices;
    for (auto _ : state) {
        world.month = world.month + 1;
        value_frameworks(scenario, world.month, world.products, world.clouds, world.frameworks,
                         world.developers, choices);
        choose_frameworks(scenario, world.month, world.random, choices, world.developers, world.agents,
                          world.network);
        if (world.month == scenario.end) {
            world.month = scenario.start - 1;
        }
    }
    state.counters["ns/agent-month"] =
        benchmark::Counter(static_cast<double>(agents) * 1e-9,
                           benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
    state.SetLabel("goal: 15 ns for an agent and month");
}

BENCHMARK(months_of_developers)->Arg(10'000)->Arg(1'000'000)->Unit(benchmark::kMicrosecond);

void tie_developers(benchmark::State& state)
{
    const std::string text = developer_scenario(static_cast<int>(state.range(0)));
    const Scenario scenario = load_scenario_text(text, "developers.yaml").scenario;
    for (auto _ : state) {
        benchmark::DoNotOptimize(build_world(scenario, RandomKey{}).network.graph.neighbours.size());
    }
}

BENCHMARK(tie_developers)->Arg(10'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

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
