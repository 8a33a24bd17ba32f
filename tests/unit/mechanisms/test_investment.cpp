// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "support/catch.hpp"
#include "support/worlds.hpp"

#include "mechanisms/govern/govern.hpp"

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
        invest(s, s.start + month, world.countries, world.funds, world.fabs, world.memory_lines,
               world.packaging_lines, world.ledger);
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
        invest(s, s.start + month, world.countries, world.funds, world.fabs, world.memory_lines,
               world.packaging_lines, world.ledger);
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
        invest(s, s.start + month, world.countries, world.funds, world.fabs, world.memory_lines,
               world.packaging_lines, world.ledger);
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
    invest(s, s.start, world.countries, world.funds, world.fabs, world.memory_lines, world.packaging_lines,
           world.ledger);
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
