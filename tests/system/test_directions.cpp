// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "history.hpp"
#include "support/catch.hpp"
#include "support/source_dir.hpp"

#include "scenario/load.hpp"
#include "simulation/simulation.hpp"

#include <algorithm>

// What is taken away from the baseline must move what MODEL.md says it moves, in the direction that it says,
// on the same random draws.

using namespace chokepoint;
using namespace chokepoint::testing;

namespace {

constexpr int seeds = 20;
constexpr int most = 18; //!< of the seeds; chance alone would reach it once in 5,000 times

Scenario load(const std::string& more = "")
{
    const std::filesystem::path folder = source_dir() / "scenarios";
    const std::string text = "schema: 1\nname: changed\nextends: baseline.yaml\n" + more;
    return load_scenario_text(text, folder / "changed.yaml", {{}, folder}).scenario;
}

History simulate_history(const Scenario& scenario, std::uint64_t seed)
{
    History run(scenario);
    simulate(scenario, {seed, 0}, [&](const Scenario& s, const World& world) { run.observe(s, world); });
    return run;
}

//! Histories of the baseline, simulated once for all tests of this file.
const std::vector<History>& baseline()
{
    static const std::vector<History> runs = [] {
        const Scenario scenario = load();
        std::vector<History> list;
        for (std::uint64_t seed = 0; seed < seeds; ++seed) {
            list.push_back(simulate_history(scenario, seed));
        }
        return list;
    }();
    return runs;
}

//! In how many of the seeds a quantity is smaller than in the baseline.
template <class Quantity> int smaller(const Scenario& changed, Quantity quantity)
{
    int count = 0;
    for (std::uint64_t seed = 0; seed < seeds; ++seed) {
        count += quantity(simulate_history(changed, seed)) < quantity(baseline()[seed]);
    }
    return count;
}

} // namespace

TEST_CASE("Without the Big Funds SMIC builds less", "[system][direction]")
{
    const Scenario changed = load("funds: {big_fund_1: null, big_fund_2: null, big_fund_3: null}\n");
    CHECK(smaller(changed, [](const History& run) { return run.at("smic added capacity", 2025, 12); }) >=
          most);
}

TEST_CASE("Without the rule on stacks of December 2024 Huawei makes more", "[system][direction]")
{
    const Scenario changed = load("rules: {us_hbm_2024: null}\n");
    CHECK(seeds - smaller(changed,
                          [](const History& run) {
                              return run.sum("huawei units", 2026) + run.sum("huawei units", 2027);
                          }) >=
          most);
}

TEST_CASE("Without SMIC's 7 nm line Huawei makes less", "[system][direction]")
{
    const Scenario changed = load("fabs: {smic_n7: {wafer_capacity: 0}}\n");
    CHECK(smaller(changed, [](const History& run) {
              return run.sum("huawei units", 2024) + run.sum("huawei units", 2025);
          }) >= most);
}

TEST_CASE("Without its contributors PyTorch has fewer users", "[system][direction]")
{
    const Scenario changed =
        load("frameworks: {pytorch: {vendor_effort: 0}}\nparameters: {frameworks: {contribution: 0}}\n");
    CHECK(smaller(changed, [](const History& run) { return run.at("users of pytorch", 2022, 12); }) >= most);
}

TEST_CASE("Without open weights China is further behind", "[system][direction]")
{
    const Scenario changed = load("mechanisms: {release: false}\n");
    CHECK(seeds - smaller(changed,
                          [](const History& run) {
                              return run.mean("gap", 2025) + run.mean("gap", 2026) + run.mean("gap", 2027);
                          }) >=
          most);
}
