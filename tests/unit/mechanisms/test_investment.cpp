// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "support/catch.hpp"
#include "support/worlds.hpp"

#include "mechanisms/govern/govern.hpp"

#include <cmath>
#include <limits>

using namespace chokepoint;
using namespace chokepoint::testing;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

constexpr auto foundry = static_cast<std::size_t>(Layer::foundry);

//! One fund that pays everything in its first month to foundries.
Scenario funded(double amount)
{
    Scenario s = one_of_everything();
    s.end = Month::of(2025, 12);
    s.funds.resize(1);
    s.funds[0].id = "fund";
    s.funds[0].country = {0};
    s.funds[0].amount = amount;
    s.funds[0].years = 1.0 / 12;
    s.funds[0].from = {2020, 1, 1};
    s.funds[0].layers[foundry] = 1.0;
    s.fabs[0].time_to_build = 24;
    s.fabs[0].capex = 100000;
    return s;
}

//! Capacity that the fund has built `months` after it paid, as a share of all that it will.
double built_share(const Scenario& s, int months)
{
    World world = build_world(s, {});
    for (int month = 0; month <= months; ++month) {
        invest(s, s.start + month, world.regions, world.countries, world.funds, world.fabs,
               world.memory_lines, world.packaging_lines, world.ledger);
    }
    return world.fabs.added_capacity[0] / (s.funds[0].amount * 1e6 / s.fabs[0].capex);
}

} // namespace

TEST_CASE("Money becomes capacity with the Erlang delay (ORC-1)", "[investment]")
{
    const Scenario s = funded(1000);
    CHECK_THAT(built_share(s, 12), WithinAbs(0.191153, 5e-7));
    CHECK_THAT(built_share(s, 24), WithinAbs(0.576810, 5e-7));
    CHECK_THAT(built_share(s, 36), WithinAbs(0.826422, 5e-7));
}

TEST_CASE("With the sharp delay it becomes capacity in the month that its time has come", "[investment]")
{
    Scenario s = funded(1000);
    s.mechanisms.time_to_build = TimeToBuild::fixed;
    CHECK(built_share(s, 23) == 0.0);
    CHECK_THAT(built_share(s, 24), WithinRel(1.0, 1e-12));
}

TEST_CASE("What a fund paid is under construction or built, every month (ORC-2)", "[investment]")
{
    Scenario s = funded(1000);
    s.funds[0].years = 4;
    s.funds[0].profile = DisbursementProfile::triangular;
    World world = build_world(s, {});
    for (int month = 0; month < 72; ++month) {
        invest(s, s.start + month, world.regions, world.countries, world.funds, world.fabs,
               world.memory_lines, world.packaging_lines, world.ledger);
        double content = 0.0;
        for (const double stage : world.fabs.construction) {
            content += stage;
        }
        const double built = world.fabs.added_capacity[0] * s.fabs[0].capex / 1e6;
        REQUIRE_THAT(content + built, WithinRel(world.funds.disbursed[0], 1e-12));
    }
    CHECK_THAT(world.funds.disbursed[0], WithinRel(1000.0, 1e-12));
}

TEST_CASE("A layer's money goes to the country's lines in proportion to capacity", "[investment]")
{
    Scenario s = funded(1000);
    s.mechanisms.time_to_build = TimeToBuild::fixed;
    s.fabs.resize(3, s.fabs[0]);
    s.fabs[1].id = "second";
    s.fabs[1].wafer_capacity.steps[0].value = 3000;
    s.fabs[2].id = "third";
    s.fabs[2].from = {2030, 1, 1}; // not yet open
    World world = build_world(s, {});
    for (int month = 0; month <= 24; ++month) {
        invest(s, s.start + month, world.regions, world.countries, world.funds, world.fabs,
               world.memory_lines, world.packaging_lines, world.ledger);
    }
    CHECK_THAT(world.fabs.added_capacity[0], WithinRel(2500.0, 1e-12)); // 1000/4 MUSD at 0.1 MUSD each
    CHECK_THAT(world.fabs.added_capacity[1], WithinRel(7500.0, 1e-12));
    CHECK(world.fabs.added_capacity[2] == 0.0);
}

TEST_CASE("Money for a layer without lines is booked as unspent", "[investment]")
{
    Scenario s = funded(1000);
    s.funds[0].layers[foundry] = 0.25;
    s.funds[0].layers[static_cast<std::size_t>(Layer::models)] = 0.75;
    World world = build_world(s, {});
    invest(s, s.start, world.regions, world.countries, world.funds, world.fabs, world.memory_lines,
           world.packaging_lines, world.ledger);
    CHECK_THAT(world.countries.unspent[0], WithinRel(750.0, 1e-12));
    CHECK_THAT(world.countries.state_spending[foundry], WithinRel(250.0, 1e-12));
    CHECK_THAT(world.ledger.balance[world.ledger.funds], WithinRel(750.0, 1e-12));
    CHECK_THAT(world.ledger.balance[world.ledger.fabs], WithinRel(250.0, 1e-12));
}

TEST_CASE("Without funds nothing is built", "[investment]")
{
    Scenario s = funded(1000);
    s.mechanisms.investment = false;
    CHECK(built_share(s, 60) == 0.0);
}

namespace {

constexpr auto memory = static_cast<std::size_t>(Layer::memory);

//! A fund that weighs foundry and memory alike and wants self-sufficiency of 0.8 in both.
Scenario gap_seeking(double exponent)
{
    Scenario s = funded(1000);
    Fund& fund = s.funds[0];
    fund.layers[foundry] = 0.5;
    fund.layers[memory] = 0.5;
    fund.allocation = Allocation::gap_seeking;
    fund.targets[foundry] = 0.8;
    fund.targets[memory] = 0.8;
    fund.gap_exponent = exponent;
    return s;
}

//! What the fund pays to foundry and memory where last month's self-sufficiency was so much.
std::pair<double, double> paid(const Scenario& s, double of_foundry, double of_memory)
{
    World world = build_world(s, {});
    const auto region = static_cast<std::size_t>(s.countries[0].region);
    world.regions.self_sufficiency[region * num_layers + foundry] = of_foundry;
    world.regions.self_sufficiency[region * num_layers + memory] = of_memory;
    invest(s, s.start, world.regions, world.countries, world.funds, world.fabs, world.memory_lines,
           world.packaging_lines, world.ledger);
    return {world.countries.state_spending[foundry], world.countries.state_spending[memory]};
}

} // namespace

TEST_CASE("Gap-seeking money goes where last month's self-sufficiency lacks", "[investment]")
{
    // gaps 0.6 and 0.2: 3 to 1
    const auto [to_foundry, to_memory] = paid(gap_seeking(1), 0.2, 0.6);
    CHECK_THAT(to_foundry, WithinRel(750.0, 1e-12));
    CHECK_THAT(to_memory, WithinRel(250.0, 1e-12));
}

TEST_CASE("Gap-seeking without pull, or without gaps, is the fixed rule (null limits)", "[investment]")
{
    CHECK(paid(gap_seeking(0), 0.2, 0.6) == std::pair{500.0, 500.0});
    CHECK(paid(gap_seeking(1), 0.9, 1.0) == std::pair{500.0, 500.0});
}

TEST_CASE("A layer that the region does not use is one that it lacks wholly", "[investment]")
{
    const double none = std::numeric_limits<double>::quiet_NaN();
    const auto [to_foundry, to_memory] = paid(gap_seeking(1), none, 0.4); // gaps 0.8 and 0.4
    CHECK_THAT(to_foundry, WithinRel(2000.0 / 3, 1e-12));
    CHECK_THAT(to_memory, WithinRel(1000.0 / 3, 1e-12));
}

TEST_CASE("Money leaks and saturates once, for all funds of a layer together", "[investment]")
{
    Scenario s = funded(600);
    s.mechanisms.time_to_build = TimeToBuild::fixed;
    s.countries[0].leakage = 0.2;
    s.countries[0].absorption[foundry] = 500;
    s.funds.resize(2, s.funds[0]);
    s.funds[1].id = "second";
    s.funds[1].amount = 400;
    World world = build_world(s, {});
    invest(s, s.start, world.regions, world.countries, world.funds, world.fabs, world.memory_lines,
           world.packaging_lines, world.ledger);
    const double useful = 0.8 * 500 * (1 - std::exp(-2.0)); // of 1000 together
    CHECK_THAT(world.ledger.balance[world.ledger.fabs], WithinRel(useful, 1e-12));
    CHECK_THAT(world.countries.lost[0], WithinRel(1000 - useful, 1e-12));
    CHECK_THAT(world.countries.state_spending[foundry], WithinRel(1000.0, 1e-12));
    CHECK_THAT(world.ledger.balance[world.ledger.funds], WithinAbs(0.0, 1e-9));
    // 500 grow by 0.4 % and by 0.005 of what was useful
    CHECK_THAT(world.countries.absorption[foundry], WithinRel(500 * 1.004 + 0.005 * useful, 1e-12));
}
