// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "support/catch.hpp"
#include "support/worlds.hpp"

#include "mechanisms/performance.hpp"

using namespace chokepoint;
using namespace chokepoint::testing;

namespace {

constexpr auto foundry = static_cast<std::size_t>(Layer::foundry);
constexpr auto memory = static_cast<std::size_t>(Layer::memory);

//! A maker with two roadmaps and a rule abroad, two makers that compete for slots, a fund that seeks gaps.
Scenario busy()
{
    Scenario s = one_of_everything();
    s.end = Month::of(2023, 12);
    s.countries.resize(2, s.countries[0]);
    s.countries[0].id = "abroad";
    s.countries[0].region = Region::cn;
    s.countries[1].leakage = 0.2;
    for (auto* country : {&s.fabs[0].country, &s.memory_lines[0].country, &s.packaging_lines[0].country,
                          &s.chipmakers[0].country, &s.labs[0].country}) {
        *country = {1};
    }
    s.chipmakers.resize(2, s.chipmakers[0]);
    s.chipmakers[1].id = "second";
    s.chipmakers[1].priority = 1;
    s.products.resize(2, s.products[0]);
    s.products[1].id = "other";
    s.products[1].maker = {1};
    s.products[1].maturity_loss = 0.4;
    s.products[1].from = {2019, 6, 1};
    s.clouds.resize(2, s.clouds[0]);
    s.clouds[0].id = "cloud";
    s.clouds[1].id = "home_cloud";
    s.clouds[1].country = {1};
    s.packaging_lines[0].capacity.steps[0].value = 3000;
    s.fabs.resize(2, s.fabs[0]);
    s.fabs[1].id = "teacher";
    s.fabs[1].cumulative_wafers = 100000;
    s.fabs[0].learns_from = {{{1}, 0.3}};

    s.roadmaps.resize(2);
    apply_defaults(s, "roadmaps");
    for (Path* path : {&s.fabs[0].wafer_capacity, &s.fabs[1].wafer_capacity}) {
        path->steps[0].value = 150;
    }
    s.roadmaps[0].id = "answer";
    s.roadmaps[0].maker = {0};
    s.roadmaps[0].releases = 4;
    s.roadmaps[0].destinations = {{0}};
    s.roadmaps[1] = s.roadmaps[0];
    Roadmap& open = s.roadmaps[1];
    open.id = "next";
    open.destinations.clear();
    open.from = {2020, 9, 1};
    open.nodes = {{0}};
    open.die_area = 700;
    open.stacks = 5;
    open.tpp_per_area = 10;
    open.links = {400};
    s.rules.resize(1);
    s.rules[0].id = "rule";
    s.rules[0].issuer = {1};
    s.rules[0].from = {2020, 6, 1};
    s.rules[0].when = {Predicate::Type::leaf, {}, Attribute::tpp, Comparison::at_least, 3000, ""};
    s.funds.resize(1);
    Fund& fund = s.funds[0];
    fund.id = "fund";
    fund.country = {1};
    fund.amount = 5000;
    fund.years = 2;
    fund.from = {2020, 1, 1};
    fund.layers[foundry] = 0.5;
    fund.layers[memory] = 0.5;
    fund.allocation = Allocation::gap_seeking;
    fund.targets[foundry] = 1.0;
    fund.targets[memory] = 0.5;
    fund.gap_exponent = 1;
    return s;
}

Scenario done(Scenario s)
{
    finish(s);
    add_releases(s);
    return s;
}

//! Compute sold by all makers over the run [H100e]. With more capacity it is better parts that sell, not
//! more.
double sold(const Scenario& s)
{
    double compute = 0.0;
    simulate(s, {}, [&](const Scenario& scenario, const World& world) {
        for (std::size_t product = 0; product < scenario.products.size(); ++product) {
            compute += static_cast<double>(world.products.sold[product]) *
                       h100_equivalents(world.products.designs[product]);
        }
    });
    return compute;
}

} // namespace

TEST_CASE("Every input of design, product mix and allocation matters: without it the output changes",
          "[system][mechanisms]")
{
    const Scenario s = busy();
    const Digest before = run_digest(done(s));
    Scenario changed = s;
    SECTION("design")
    {
        changed.mechanisms.design = false;
    }
    SECTION("product mix")
    {
        changed.mechanisms.product_mix = false;
    }
    SECTION("the rule that is answered")
    {
        changed.rules[0].when.number = 1500;
    }
    SECTION("the roadmap that answers")
    {
        changed.roadmaps[0].from = {2030, 1, 1};
    }
    SECTION("the roadmap for the open market")
    {
        changed.roadmaps[1].tpp_per_area = 12;
    }
    SECTION("links")
    {
        changed.roadmaps[1].links = {300};
    }
    SECTION("design time")
    {
        changed.roadmaps[0].design_time = 8;
    }
    SECTION("what the rule asks for")
    {
        changed.rules[0].when.attribute = Attribute::io_bandwidth;
        changed.rules[0].when.number = 400;
    }
    SECTION("margin")
    {
        changed.design.margin = 0.04;
    }
    SECTION("spare stacks")
    {
        changed.design.spare_stacks = 0;
    }
    SECTION("priority")
    {
        changed.chipmakers[1].priority = 0;
    }
    SECTION("maturity")
    {
        changed.products[1].maturity_loss = 0;
    }
    SECTION("learning from others")
    {
        changed.fabs[0].learns_from.clear();
    }
    SECTION("allocation")
    {
        changed.funds[0].allocation = Allocation::fixed;
    }
    SECTION("targets")
    {
        changed.funds[0].targets[memory] = 1.0;
    }
    SECTION("leakage")
    {
        changed.countries[1].leakage = 0.1;
    }
    SECTION("absorption")
    {
        changed.countries[1].absorption[foundry] = 10;
    }
    CHECK(run_digest(done(changed)) != before);
}

TEST_CASE("With the design switched off, roadmaps change no kind but their own and the tables they widen",
          "[system][mechanisms]")
{
    Scenario s = busy();
    s.mechanisms.design = false;
    Scenario without = s;
    without.roadmaps.clear();
    World last = simulate(done(s), {}, [](const Scenario&, const World&) {});
    World alone = simulate(done(without), {}, [](const Scenario&, const World&) {});
    CHECK(last.labs.capability == alone.labs.capability);
    CHECK(last.fabs.cumulative_wafers == alone.fabs.cumulative_wafers);
    CHECK(last.clouds.cash == alone.clouds.cash);
    CHECK(last.ledger.balance == alone.ledger.balance);
}

TEST_CASE("A fab taken away lowers what is sold", "[system][direction]")
{
    Scenario s = busy();
    s.packaging_lines[0].capacity.steps[0].value = 60000; // dies bind
    const double before = sold(done(s));
    s.fabs[0].until = {2020, 3, 1};
    CHECK(sold(done(s)) < before);
}

TEST_CASE("A fund taken away takes away what it builds", "[system][direction]")
{
    Scenario s = busy();
    CHECK(simulate(done(s), {}, [](const Scenario&, const World&) {}).fabs.added_capacity[0] > 0.0);
    s.funds.clear();
    CHECK(simulate(done(s), {}, [](const Scenario&, const World&) {}).fabs.added_capacity[0] == 0.0);
}

TEST_CASE("A rule taken away takes its answer away", "[system][direction]")
{
    Scenario s = busy();
    World with = simulate(done(s), {}, [](const Scenario&, const World&) {});
    s.rules.clear();
    World without = simulate(done(s), {}, [](const Scenario&, const World&) {});
    CHECK(with.roadmaps.released[0] > 0);
    CHECK(without.roadmaps.released[0] == 0);
    CHECK(with.roadmaps.released[1] == without.roadmaps.released[1]); // the open market keeps its pace
}
