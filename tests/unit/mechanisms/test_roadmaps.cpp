// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "support/catch.hpp"
#include "support/worlds.hpp"

using namespace chokepoint;
using namespace chokepoint::testing;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

//! A world of two countries with a roadmap for the open market; `abroad` has a cloud.
Scenario with_roadmap()
{
    Scenario s = one_of_everything();
    s.end = Month::of(2023, 12);
    s.countries.resize(2);
    s.countries[1] = s.countries[0];
    s.countries[0].id = "abroad";
    for (auto* country : {&s.fabs[0].country, &s.memory_lines[0].country, &s.packaging_lines[0].country,
                          &s.chipmakers[0].country, &s.labs[0].country}) {
        *country = {1};
    }
    s.roadmaps.resize(1);
    Roadmap& roadmap = s.roadmaps[0];
    roadmap.id = "next";
    roadmap.maker = {0};
    roadmap.releases = 4;
    roadmap.period = 12;
    roadmap.life = 20;
    roadmap.from = {2021, 1, 1};
    roadmap.nodes = {{0}};
    roadmap.die_area = 800;
    roadmap.dies = 2;
    roadmap.stacks = 8;
    roadmap.tpp_per_area = 10;
    roadmap.arch_gain = 0.21;
    roadmap.tpp_per_op = 8;
    roadmap.links = {400, 900};
    roadmap.mark_up = 2;
    roadmap.maturity_time = 10;
    roadmap.design_time = 3;
    return s;
}

//! A roadmap for `abroad`, and a rule of the maker's country on what it may get.
Scenario with_variants(double threshold)
{
    Scenario s = with_roadmap();
    Roadmap& roadmap = s.roadmaps[0];
    roadmap.destinations = {{0}};
    roadmap.nodes.clear();
    roadmap.from = Date::always();
    s.rules.resize(1);
    s.rules[0].id = "rule";
    s.rules[0].issuer = {1};
    s.rules[0].to = {{0}};
    s.rules[0].from = {2021, 6, 1};
    s.rules[0].decision.verdict = Verdict::deny;
    s.rules[0].when = {Predicate::Type::leaf, {}, Attribute::tpp, Comparison::at_least, threshold, ""};
    return s;
}

Scenario done(Scenario s)
{
    finish(s);
    add_releases(s);
    return s;
}

std::size_t row_of(const Scenario& s, std::string_view id)
{
    return std::size_t(find_entity(*find_kind("products"), s, id));
}

World run(
    const Scenario& s, const WorldObserver& observe = [](const Scenario&, const World&) {})
{
    return simulate(s, {}, [&](const Scenario& scenario, const World& world) { observe(scenario, world); });
}

Month released_in(const World& world, std::size_t row)
{
    return world.products.designs[row].from.first_full_month();
}

} // namespace

TEST_CASE("A roadmap releases what node, area and architecture give, at its pace", "[roadmaps]")
{
    Scenario s = with_roadmap();
    s.end = Month::of(2023, 11);
    s = done(s);
    REQUIRE(s.products.size() == 5);
    const World world = run(s);
    CHECK(world.roadmaps.released[0] == 3);
    for (int number = 1; number <= 3; ++number) {
        const Product& product = world.products.designs[row_of(s, "next_" + std::to_string(number))];
        CHECK(product.from.first_full_month() == Month::of(2020 + number, 1));
        // density 1 x 1,600 mm^2 x 10 TPP/mm^2 x 1.21 a year
        CHECK_THAT(product.tpp, WithinRel(16000 * std::pow(1.21, number - 1), 1e-12));
        CHECK_THAT(product.ops_8bit, WithinRel(product.tpp / 8, 1e-12));
        CHECK_THAT(product.memory_bandwidth, WithinRel(8 * 460.0, 1e-12)); // the line's stacks
        CHECK(product.io_bandwidth == 900);
        CHECK(product.until.month_of() - product.from.month_of() == 19); // 20 months on sale
    }
    CHECK_FALSE(released(world.products.designs[row_of(s, "next_4")]));
    CHECK(world.products.sold[row_of(s, "next_3")] > 0);
}

TEST_CASE("The launch price is unit cost and mark-up", "[roadmaps]")
{
    Scenario s = with_roadmap();
    s.mechanisms.yield_law = YieldLaw::poisson;
    s.mechanisms.learning = false;
    s.mechanisms.prices = false;
    s = done(s);
    const World world = run(s);
    // gross(800 mm^2, 294 mm) by de Vries, yield exp(-8 x 0.28); 2 dies, 8 stacks of 150 USD, a slot of 300
    // USD
    const double gross =
        3.14159265358979 * 294 * 294 / (4 * 800) - 0.58 * 3.14159265358979 * 294 / std::sqrt(800.0);
    const double cost = 2 * 9000 / (gross * std::exp(-2.24)) + 8 * 150 + 300;
    CHECK_THAT(world.products.designs[row_of(s, "next_1")].price, WithinRel(3 * cost, 1e-9));
}

TEST_CASE("A roadmap takes the first node of its list that a foundry runs and no rule closes", "[roadmaps]")
{
    Scenario s = with_roadmap();
    s.nodes.resize(2, s.nodes[0]);
    s.nodes[1].id = "n8";
    s.nodes[1].density = 0.5;
    s.fabs.resize(2, s.fabs[0]);
    s.fabs[1].id = "old";
    s.fabs[1].node = {1};
    s.chipmakers[0].foundries = {{0}, {1}};
    s.roadmaps[0].nodes = {{0}, {1}};
    const auto node_of_first = [](Scenario scenario) {
        scenario = done(scenario);
        const World world = run(scenario);
        return world.products.designs[row_of(scenario, "next_1")].node.row;
    };
    CHECK(node_of_first(s) == 0);
    SECTION("a line that has not opened is no choice")
    {
        s.fabs[0].from = {2023, 1, 1};
        CHECK(node_of_first(s) == 1);
    }
    SECTION("nor is one that a rule closes")
    {
        s.rules.resize(1);
        s.rules[0].id = "cut";
        s.rules[0].issuer = {1};
        s.rules[0].layer = Layer::foundry;
        s.rules[0].to = {{1}};
        s.rules[0].when = {Predicate::Type::leaf, {}, Attribute::seller, Comparison::equal, 0, "line"};
        s.rules[0].decision.verdict = Verdict::deny;
        CHECK(node_of_first(s) == 1);
    }
}

TEST_CASE("A rule gets its compliant part, the design time after it is known", "[roadmaps]")
{
    const Scenario s = done(with_variants(3000));
    const std::size_t row = row_of(s, "next_1");
    const World world = run(s, [&](const Scenario&, const World& now) {
        if (now.month == Month::of(2023, 1)) {
            CHECK(now.roadmaps.released[0] == 1); // nothing has changed since
        }
    });
    CHECK(released_in(world, row) == Month::of(2021, 9));
    const Product& part = world.products.designs[row];
    CHECK(part.tpp < 3000);
    CHECK(part.tpp >= 0.6 * 3000);
    CHECK(part.destinations == References{{0}});

    SECTION("when its life ends another takes its place without a gap")
    {
        Scenario longer = with_variants(3000);
        longer.end = Month::of(2023, 12);
        const World replaced = run(done(longer));
        REQUIRE(replaced.roadmaps.released[0] == 2);
        CHECK(released_in(replaced, row_of(s, "next_2")) <= part.until.month_of() + 1);
    }
    SECTION("one that was announced early gets it early")
    {
        Scenario early = with_variants(3000);
        early.rules[0].announced = {2021, 3, 10};
        const World announced = run(done(early));
        CHECK(released_in(announced, row) == Month::of(2021, 6));
    }
    SECTION("a second, stricter rule gets a second part")
    {
        Scenario stricter = with_variants(3000);
        stricter.rules.push_back(stricter.rules[0]);
        stricter.rules[1].id = "second";
        stricter.rules[1].from = {2022, 6, 1};
        stricter.rules[1].when.number = 1000;
        const World second = run(done(stricter));
        CHECK(second.roadmaps.released[0] == 2);
        const Product& smaller = second.products.designs[row_of(s, "next_2")];
        CHECK(smaller.tpp < 1000);
        CHECK(smaller.tpp >= 600);
        CHECK(smaller.from.first_full_month() == Month::of(2022, 9));
    }
}

TEST_CASE("Without a rule that bites there is no variant (null limit)", "[roadmaps]")
{
    Scenario s = with_variants(3000);
    SECTION("no rule")
    {
        s.rules.clear();
    }
    SECTION("a rule above the best part")
    {
        s.rules[0].when.number = 6000;
    }
    SECTION("rules switched off")
    {
        s.mechanisms.rules = false;
    }
    SECTION("design switched off")
    {
        s.mechanisms.design = false;
    }
    CHECK(run(done(s)).roadmaps.released[0] == 0);
}

TEST_CASE("A variant is offered at its destinations alone, at the price of what it does", "[roadmaps]")
{
    Scenario s = with_variants(3000);
    s.mechanisms.prices = false;
    s.clouds.resize(2, s.clouds[0]);
    s.clouds[0].country = {0};
    s.clouds[1].country = {1};
    s.clouds[1].id = "home_cloud";
    s = done(s);
    const std::size_t row = row_of(s, "next_1");
    std::int64_t abroad = 0;
    std::int64_t home = 0;
    const World world = run(s, [&](const Scenario& scenario, const World& now) {
        abroad += now.clouds.in_transit[row];
        home += now.clouds.in_transit[scenario.products.size() + row];
    });
    CHECK(abroad > 0);
    CHECK(home == 0);
    const Product& part = world.products.designs[row];
    // one spare stack: bandwidth 5/4; the model costs 10,000
    const double worth = std::sqrt(part.tpp / 5000 * 5 / 4);
    CHECK_THAT(part.price, WithinRel(10000 * worth, 1e-9));
}

TEST_CASE("What a roadmap may release never acts before its release", "[roadmaps]")
{
    const Scenario s = done(with_roadmap());
    run(s, [&](const Scenario& scenario, const World& world) {
        for (std::size_t row = 0; row < scenario.products.size(); ++row) {
            if (!world.products.designs[row].acts(world.month)) {
                REQUIRE(ordered(world.products, row) == 0);
                REQUIRE(world.products.sold[row] == 0);
            }
            if (!released(world.products.designs[row])) {
                REQUIRE(world.products.tpp[row] == 0.0);
            }
        }
    });
}

TEST_CASE("A spread of delays moves releases, addressed by seed", "[roadmaps]")
{
    Scenario s = with_roadmap();
    s.roadmaps[0].delay_spread = 4;
    s.end = Month::of(2026, 12);
    s = done(s);
    const auto second = [&](std::uint64_t seed) {
        const World world = simulate(s, {seed, 0}, [](const Scenario&, const World&) {});
        return released_in(world, row_of(s, "next_2")).index - Month::of(2021, 1).index;
    };
    double sum = 0.0;
    double squares = 0.0;
    constexpr int runs = 60;
    for (int seed = 0; seed < runs; ++seed) {
        const int months = second(static_cast<std::uint64_t>(seed));
        sum += months;
        squares += (months - 12) * (months - 12);
    }
    CHECK(second(3) == second(3));
    CHECK_THAT(sum / runs, WithinAbs(12.0, 3 * 4 / std::sqrt(double{runs}))); // three standard errors
    CHECK_THAT(std::sqrt(squares / runs), WithinAbs(4.0, 1.2));
}
