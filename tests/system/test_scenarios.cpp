// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "support/catch.hpp"
#include "support/source_dir.hpp"
#include "support/worlds.hpp"

#include "core/parallel.hpp"
#include "scenario/load.hpp"
#include "scenario/resolved.hpp"

#include <cmath>
#include <fstream>

using namespace chokepoint;
using namespace chokepoint::testing;

namespace {

const std::filesystem::path root = source_dir();

const std::vector<std::string> shipped{"scenarios/minimal.yaml",
                                       "scenarios/ascend_and_a100.yaml",
                                       "scenarios/ascend_without_rules.yaml",
                                       "tests/system/twins.yaml",
                                       "scenarios/baseline.yaml",
                                       "scenarios/no_controls.yaml",
                                       "scenarios/controls_frozen_2022.yaml"};

Scenario load(const std::string& file)
{
    return load_scenario_file(root / file, {{}, root / "scenarios"}).scenario;
}

bool same(double one, double other)
{
    return (std::isnan(one) && std::isnan(other)) || std::abs(one - other) <= 1e-9 * (1.0 + std::abs(one));
}

} // namespace

TEST_CASE("Every shipped scenario runs to its end with all invariants", "[system][scenarios]")
{
    for (const std::string& file : shipped) {
        INFO(file);
        const Scenario scenario = load(file);
        int months = 0;
        REQUIRE_NOTHROW(simulate(scenario, {}, [&](const Scenario&, const World&) { ++months; }));
        CHECK(months == scenario.months());
    }
}

TEST_CASE("The resolved text of a scenario is the same scenario: same text again, same digest",
          "[system][scenarios]")
{
    for (const std::string& file : shipped) {
        INFO(file);
        const Scenario scenario = load(file);
        const std::string text = resolved_text(scenario);
        const Scenario again = load_scenario_text(text, "resolved.yaml").scenario;
        CHECK(resolved_text(again) == text);
        CHECK(run_digest(again) == run_digest(scenario));
    }
}

TEST_CASE("The minimal world has one digest for 1, 2, 3 and 8 threads (ORC-29)", "[system][digest]")
{
    const Scenario scenario = load("scenarios/minimal.yaml");
    const Digest digest = run_digest(scenario);
    for (const int threads : {1, 2, 3, 8}) {
        const ThreadLimit limit(threads);
        CHECK(run_digest(scenario) == digest);
    }
}

TEST_CASE("Two countries with equal contents have equal reports (ORC-30)", "[system][scenarios]")
{
    const Scenario scenario = load("tests/system/twins.yaml");
    const KindRow& regions = derived_kinds()[0];
    REQUIRE(regions.name == "regions");
    bool anything = false;
    for (std::uint64_t seed = 0; seed < 5; ++seed) {
        simulate(scenario, {seed, 0}, [&](const Scenario& s, const World& world) {
            for (const ColumnRow& column : regions.columns) {
                const ColumnView view = view_column(regions, column, s, world);
                const auto* cells = static_cast<const double*>(view.data);
                for (std::size_t cell = 0; cell < view.width; ++cell) {
                    const double us = cells[static_cast<std::size_t>(Region::us) * view.width + cell];
                    const double cn = cells[static_cast<std::size_t>(Region::cn) * view.width + cell];
                    INFO(column.name << " cell " << cell << " in " << world.month.text() << ": " << us << " "
                                     << cn);
                    REQUIRE(same(us, cn));
                    anything = anything || us > 0.0;
                }
            }
        });
    }
    CHECK(anything);
}

TEST_CASE("Golden digests: a changed trajectory is a knowing change", "[system][golden]")
{
    // tests/golden/digests.txt: `file seed digest` a line. To accept a change, replace the digest that the
    // failure prints and write the reason under "Results change" in CHANGELOG.md.
    std::ifstream golden(root / "tests/golden/digests.txt");
    std::string file;
    std::uint64_t seed = 0;
    std::string digest;
    int lines = 0;
    while (golden >> file >> seed >> digest) {
        INFO(file << " seed " << seed);
        CHECK(run_digest(load(file), {seed, 0}).hex() == digest);
        ++lines;
    }
    CHECK(lines >= 8);
}

TEST_CASE("The rules of 2020-2025 leave China with less compute and more of its own chips",
          "[system][direction]")
{
    const Scenario with = load("scenarios/ascend_and_a100.yaml");
    const Scenario without = load("scenarios/ascend_without_rules.yaml");
    constexpr auto cn = static_cast<std::size_t>(Region::cn);
    int less_compute = 0;
    int wider_gap = 0;
    int more_domestic = 0;
    constexpr int seeds = 20;
    for (std::uint64_t seed = 0; seed < seeds; ++seed) {
        const World ruled = simulate(with, {seed, 0}, [](const Scenario&, const World&) {});
        const World free = simulate(without, {seed, 0}, [](const Scenario&, const World&) {});
        const std::size_t chips = cn * num_layers + static_cast<std::size_t>(Layer::chips);
        less_compute += ruled.regions.compute_stock[cn] < free.regions.compute_stock[cn];
        wider_gap += ruled.regions.capability_gap[cn] > free.regions.capability_gap[cn];
        more_domestic += ruled.regions.self_sufficiency[chips] > free.regions.self_sufficiency[chips];
    }
    CHECK(less_compute >= 18);
    CHECK(wider_gap >= 18);
    CHECK(more_domestic >= 16);
}
