// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "support/catch.hpp"
#include "support/developers.hpp"

#include "mechanisms/measure/measure.hpp"

#include <cmath>

using namespace chokepoint;
using namespace chokepoint::testing;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

Path constant(double value)
{
    return {{{Date::always().month_of(), value}}};
}

//! The world of one of everything, with a second framework, a second country and its developers.
Scenario two_countries()
{
    Scenario s = one_of_everything();
    s.countries.resize(2, s.countries[0]);
    s.countries[1].id = "island";
    s.countries[1].region = Region::cn;
    s.frameworks.resize(2, s.frameworks[0]);
    s.frameworks[0].country = {0};
    s.frameworks[1].id = "rival";
    s.frameworks[1].country = {1};
    s.developers.resize(2, s.developers[0]);
    s.developers[1].id = "islanders";
    s.developers[1].country = {1};
    for (Population& population : s.developers) {
        population.number = 5000;
        population.initial = {{{0}, 1.0}, {{1}, 1.0}};
    }
    s.clouds.resize(2, s.clouds[0]);
    s.clouds[1].id = "second";
    s.clouds[1].country = {1};
    finish(s);
    return s;
}

World after_all_months(const Scenario& s)
{
    return simulate(s, {}, [](const Scenario&, const World&) {});
}

double region_share(const Scenario& s, const World& world, Region region, std::size_t framework)
{
    return world.regions.framework_share[static_cast<std::size_t>(region) * s.frameworks.size() + framework];
}

double supply(const World& world, Region region, Origin origin)
{
    return world.regions.supply_share[(static_cast<std::size_t>(region) * num_layers +
                                       static_cast<std::size_t>(Layer::frameworks)) *
                                          num_origins +
                                      static_cast<std::size_t>(origin)];
}

} // namespace

TEST_CASE("Quality is what vendor and users sustain: (effort + contribution x share)^exponent",
          "[frameworks]")
{
    Scenario s = choosers(2, 1000);
    s.developers[0].initial = {{{0}, 1.0}};
    s.frameworks[0].vendor_effort = constant(0.5);
    s.frameworks[1].vendor_effort = constant(0.5);
    s.adoption.contribution = 1;
    World world = build_world(s, {});
    for (int month = 0; month < 800; ++month) {
        improve_frameworks(s, s.start + month, world.developers, world.frameworks);
    }
    CHECK_THAT(world.frameworks.quality[0], WithinRel(1.301545, 1e-6)); // (0.5 + 1)^0.65
    CHECK_THAT(world.frameworks.quality[1], WithinRel(0.637280, 1e-6)); // 0.5^0.65
}

TEST_CASE("A framework that is not there ages not, and nobody works on it", "[frameworks]")
{
    Scenario s = choosers(2, 1000);
    s.developers[0].initial = {{{0}, 1.0}};
    s.frameworks[1].from = {2021, 1, 1};
    s.frameworks[1].quality = 0.3;
    World world = build_world(s, {});
    improve_frameworks(s, s.start, world.developers, world.frameworks);
    CHECK(world.frameworks.quality[1] == 0.3);
    CHECK(world.frameworks.quality[0] != 1.0);
}

TEST_CASE("Support for a maker's chips grows while someone works on it, in its own months", "[frameworks]")
{
    Scenario s = one_of_everything();
    s.frameworks[0].backends = {{{0}, 0.2}};
    s.frameworks[0].backend_effort = {{{0}, {{{s.start + 2, 1.0}}}}};
    s.adoption.backend_rate = 0.1;
    World world = build_world(s, {});
    for (int month = 0; month < 2; ++month) {
        improve_frameworks(s, s.start + month, world.developers, world.frameworks);
    }
    CHECK(world.frameworks.backend[0] == 0.2);
    for (int month = 2; month < 7; ++month) {
        improve_frameworks(s, s.start + month, world.developers, world.frameworks);
    }
    CHECK_THAT(world.frameworks.backend[0], WithinRel(1 - 0.8 * 0.59049, 1e-12)); // 0.9^5
}

TEST_CASE("What a region's accelerators support decides there, and nowhere else", "[frameworks]")
{
    Scenario s = two_countries();
    s.adoption.revision_rate = 1;
    s.adoption.switching_cost = 0;
    s.adoption.network_strength = 0;
    s.frameworks[0].backends = {{{0}, 0.8}};
    s.frameworks[1].backends = {{{0}, 0.2}};
    Choosing choosing(s);
    choosing.world.clouds.accelerators[0] = 0;
    choosing.world.clouds.accelerators[1] = 10; // in the second country alone
    choosing.run(1);
    // Odds are the supports' ratio, 4, where accelerators stand; 1 where none do.
    CHECK_THAT(choosing.share(0, 1), WithinAbs(0.8, 0.02));
    CHECK_THAT(choosing.share(0, 0), WithinAbs(0.5, 0.03));
}

TEST_CASE("Without its contributors a framework loses quality and users", "[frameworks]")
{
    for (std::uint64_t seed = 0; seed < 5; ++seed) {
        Scenario s = two_countries();
        const World with = simulate(s, {seed, 0}, [](const Scenario&, const World&) {});
        s.frameworks[1].vendor_effort = constant(0);
        const World without = simulate(s, {seed, 0}, [](const Scenario&, const World&) {});
        CHECK(without.frameworks.quality[1] < with.frameworks.quality[1]);
        CHECK(without.frameworks.users[1] < with.frameworks.users[1]);
        CHECK(without.frameworks.users[0] > with.frameworks.users[0]);
    }
}

TEST_CASE("Shares sum to one, and users are people", "[frameworks]")
{
    Scenario s = two_countries();
    s.developers[0].weight = 100;
    const World world = after_all_months(s);
    for (const Region region : {Region::us, Region::cn}) {
        CHECK_THAT(region_share(s, world, region, 0) + region_share(s, world, region, 1),
                   WithinAbs(1.0, 1e-12));
    }
    CHECK(std::isnan(region_share(s, world, Region::eu, 0)));
    const double people = 5000 * 100 * std::pow(1.022, 24) + 5000 * std::pow(1.022, 24);
    CHECK_THAT(world.frameworks.users[0] + world.frameworks.users[1], WithinRel(people, 1e-9));
}

TEST_CASE("One's own framework is domestic, an open one from abroad open, a closed one allied or rival",
          "[frameworks]")
{
    Scenario s = two_countries();
    s.mechanisms.frameworks = false;
    s.frameworks[0].open = true;
    const World world = after_all_months(s);
    const double own = region_share(s, world, Region::us, 0);
    CHECK_THAT(supply(world, Region::us, Origin::domestic), WithinAbs(own, 1e-12)); // open, but its own
    CHECK_THAT(supply(world, Region::us, Origin::neutral), WithinAbs(1 - own, 1e-12));
    const double foreign = region_share(s, world, Region::cn, 0);
    CHECK_THAT(supply(world, Region::cn, Origin::open), WithinAbs(foreign, 1e-12));
    CHECK_THAT(supply(world, Region::cn, Origin::domestic), WithinAbs(1 - foreign, 1e-12));

    s.countries[0].bloc = "west";
    s.countries[1].bloc = "east";
    CHECK_THAT(supply(after_all_months(s), Region::us, Origin::rival), WithinAbs(1 - own, 1e-12));
    s.countries[1].bloc = "west";
    CHECK_THAT(supply(after_all_months(s), Region::us, Origin::allied), WithinAbs(1 - own, 1e-12));
    s.frameworks[1].country = {}; // nobody's, and closed
    CHECK_THAT(supply(after_all_months(s), Region::us, Origin::neutral), WithinAbs(1 - own, 1e-12));
}

TEST_CASE("Switched off, frameworks stand still and nobody moves", "[frameworks]")
{
    Scenario s = two_countries();
    s.mechanisms.frameworks = false;
    const World start = build_world(s, {});
    const World end = after_all_months(s);
    CHECK(end.agents.choice == start.agents.choice);
    CHECK(end.frameworks.quality == start.frameworks.quality);
    CHECK(end.developers.weight == start.developers.weight);
}

TEST_CASE("Every input of frameworks and developers matters: without it the output changes", "[frameworks]")
{
    Scenario s = two_countries();
    s.end = Month::of(2020, 12);
    s.frameworks[0].backends = {{{0}, 0.5}};
    s.frameworks[0].backend_effort = {{{0}, constant(1)}};
    s.developers[1].state_share = 0.2;
    s.developers[1].mandate = {{{1}, constant(1)}};
    const Digest before = run_digest(s);
    Scenario changed = s;
    SECTION("the switch")
    {
        changed.mechanisms.frameworks = false;
    }
    SECTION("vendor's effort")
    {
        changed.frameworks[0].vendor_effort = constant(0.5);
    }
    SECTION("users' contribution")
    {
        changed.adoption.contribution = 0;
    }
    SECTION("appeal")
    {
        changed.frameworks[1].appeal = constant(0.2);
    }
    SECTION("work on support for chips")
    {
        changed.frameworks[0].backend_effort.clear();
    }
    SECTION("the accelerators that a region has")
    {
        changed.clouds[1].capex = constant(0);
    }
    SECTION("mandate")
    {
        changed.developers[1].mandate.clear();
    }
    SECTION("newcomers")
    {
        changed.developers[0].entry_rate = constant(0);
    }
    SECTION("who thinks again")
    {
        changed.adoption.revision_rate = 0.05;
    }
    SECTION("ties")
    {
        changed.adoption.mean_ties = 6;
    }
    SECTION("the seed")
    {
        CHECK(run_digest(s, {1, 0}) != before);
        changed.developers[0].number = 4999;
    }
    CHECK(run_digest(changed) != before);
}
