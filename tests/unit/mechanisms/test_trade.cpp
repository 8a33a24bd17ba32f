// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "one_phase.hpp"
#include "support/catch.hpp"
#include "support/worlds.hpp"

#include "mechanisms/trade/trade.hpp"

using namespace chokepoint;
using namespace chokepoint::testing;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

//! A market with given stocks; taste off and all money to the best product unless the test says otherwise.
struct Bazaar : OnePhase {
    using OnePhase::OnePhase;

    void month()
    {
        std::ranges::fill(world.rules.units_refused, 0);
        trade(s, world, workspace);
        end_month();
    }
};

//! Clouds with 50 MUSD a month each, a chip at 10,000 USD: 5,000 units wanted by each.
Scenario clouds(std::size_t count, std::int64_t stock)
{
    Scenario s = one_of_everything();
    s.clouds.resize(count, s.clouds[0]);
    for (std::size_t cloud = 0; cloud < count; ++cloud) {
        s.clouds[cloud].id = std::string(1, static_cast<char>('a' + cloud));
        s.clouds[cloud].compute = 0;
    }
    s.products[0].unit_stock = stock;
    s.mechanisms.taste = false;
    s.market.choice_spread = 0;
    s.compute.retirement = 0;
    finish(s);
    return s;
}

} // namespace

TEST_CASE("Scarce units go to buyers in proportion to what they can pay for", "[trade]")
{
    Scenario s = clouds(2, 6000);
    s.clouds[1].capex.steps[0].value = 200; // twice the other's
    Bazaar bazaar(s);
    bazaar.month();
    CHECK(bazaar.world.clouds.units_bought[0] == 2000);
    CHECK(bazaar.world.clouds.units_bought[1] == 4000);
    CHECK(bazaar.world.products.unit_stock[0] == 0);
    CHECK_THAT(bazaar.world.clouds.cash[0], WithinAbs(50 - 20, 1e-9));
}

TEST_CASE("What is bought is installed next month, then retires", "[trade]")
{
    Scenario s = clouds(1, 1000);
    s.compute.retirement = 0.1;
    Bazaar bazaar(s);
    bazaar.month();
    CHECK(bazaar.world.clouds.in_transit[0] == 1000);
    CHECK(bazaar.world.clouds.compute_stock[0] == 0.0);
    bazaar.month();
    CHECK(bazaar.world.clouds.accelerators[0] == 1000);
    CHECK_THAT(bazaar.world.clouds.compute_stock[0], WithinRel(500.0, 1e-12)); // half an H100 each
    bazaar.month();
    CHECK(bazaar.world.clouds.accelerators[0] == 900);
    CHECK(bazaar.world.clouds.retired[0] == 100);
}

TEST_CASE("Money that could not be spent is kept for the carry time and no longer", "[trade]")
{
    Scenario s = clouds(1, 0);
    s.market.carry_time = 3;
    Bazaar bazaar(s);
    for (const double cash : {50.0, 100.0, 150.0, 150.0}) {
        bazaar.month();
        CHECK_THAT(bazaar.world.clouds.cash[0], WithinAbs(cash, 1e-9));
        CHECK(ordered(bazaar.world.products, 0) <= 5000); // and is not ordered twice
    }
}

TEST_CASE("A refused buyer takes nothing, its money goes elsewhere, and the rule counts", "[trade]")
{
    Scenario s = clouds(1, 9000);
    s.products.resize(2, s.products[0]);
    s.products[1].id = "weaker";
    s.products[1].ops_8bit = 200;
    s.products[1].price = 5000;
    s.rules.resize(1);
    s.rules[0].id = "rule";
    finish(s);
    Bazaar bazaar(s);
    bazaar.world.rule_table.chips[0] = {Verdict::deny, 0};
    bazaar.month();
    CHECK(bazaar.world.products.sold[0] == 0);
    CHECK(bazaar.world.products.sold[1] == 9000);
    CHECK(ordered(bazaar.world.products, 1) == 10000);
    CHECK(bazaar.world.rules.units_refused[0] == 5000);
    SECTION("without the rule the better product sells")
    {
        Bazaar open(s);
        open.month();
        CHECK(open.world.products.sold[0] == 5000);
        CHECK(open.world.products.sold[1] == 0);
        CHECK(open.world.rules.units_refused[0] == 0);
    }
}

TEST_CASE("Licences let their share of the orders through, after their delay", "[trade]")
{
    Scenario s = clouds(1, 9000);
    s.rules.resize(1);
    s.rules[0].id = "rule";
    s.rules[0].from = {2020, 1, 1};
    s.rules[0].decision.verdict = Verdict::licence;
    s.rules[0].decision.grant = 0.25;
    s.rules[0].decision.delay = 1;
    s.mechanisms.prices = false;
    finish(s);
    Bazaar bazaar(s);
    bazaar.world.rule_table.chips[0] = {Verdict::licence, 0};
    bazaar.month();
    CHECK(bazaar.world.products.sold[0] == 0);
    bazaar.month(); // 100 MUSD in hand at 10,000 USD
    CHECK(bazaar.world.products.sold[0] == 2500);
}

TEST_CASE("Performance, memory bandwidth, software and price decide what is bought", "[trade]")
{
    Scenario s = clouds(1, 50000);
    s.products.resize(2, s.products[0]);
    s.products[1].id = "other";
    s.chipmakers.resize(2, s.chipmakers[0]);
    s.chipmakers[1].id = "rival";
    s.products[1].maker = {1};
    finish(s);
    const auto sold = [](const Scenario& scenario) {
        Bazaar bazaar(scenario);
        bazaar.month();
        return bazaar.world.products.sold[1];
    };
    CHECK(sold(s) > 0); // equal products share the money
    Scenario worse = s;
    SECTION("operations")
    {
        worse.products[1].ops_8bit *= 0.9;
    }
    SECTION("bandwidth")
    {
        worse.products[1].memory_bandwidth *= 0.9;
    }
    SECTION("software")
    {
        worse.chipmakers[1].software.steps[0].value = 0.9;
    }
    SECTION("price")
    {
        worse.products[1].price *= 1.1;
    }
    CHECK(sold(worse) == 0);
    worse.market.choice_spread = 0.3;
    CHECK(sold(worse) > 0); // some still take it
    CHECK(sold(worse) < sold(s));
}

TEST_CASE("Taste is a property of buyer and product: it is the same every month and in every world",
          "[trade]")
{
    Scenario s = clouds(3, 50000);
    s.products.resize(2, s.products[0]);
    s.products[1].id = "other";
    s.mechanisms.taste = true;
    finish(s);
    Bazaar bazaar(s);
    bazaar.month();
    const std::vector<std::int64_t> first = bazaar.world.clouds.in_transit;
    s.clouds.insert(s.clouds.begin(), s.clouds[0]); // a newcomer that sorts first
    s.clouds[0].id = "_";
    finish(s);
    Bazaar more(s);
    more.month();
    for (std::size_t cell = 0; cell < first.size(); ++cell) {
        CHECK(more.world.clouds.in_transit[2 + cell] == first[cell]);
    }
}

TEST_CASE("List prices rise with unmet orders, fall with stocks, and stay within their bounds", "[trade]")
{
    Scenario s = clouds(1, 0);
    s.market.price_step = 0.01;
    Bazaar scarce(s);
    scarce.month();
    CHECK(scarce.world.products.price[0] == 1010050); // 10,000 USD * exp(0.01)
    s.market.price_ceiling = 1.0;
    Bazaar capped(s);
    capped.month();
    CHECK(capped.world.products.price[0] == 1000000);

    Bazaar plenty(clouds(1, 1000000));
    plenty.month();
    CHECK(plenty.world.products.price[0] == 990050); // exp(-0.01)

    s.mechanisms.prices = false;
    Bazaar fixed(s);
    fixed.month();
    CHECK(fixed.world.products.price[0] == 1000000);
}

TEST_CASE("Where supply stands still, prices come to double with demand while a fixed part stays unmet",
          "[trade]")
{
    // Money grows by ln(2)/12 a month, D = money / P, d ln P = gain (D - S)/S: prices follow money where
    // D/S = 1 + ln(2)/(12 gain), and the way there fades with gain D/S = 0.158 a month.
    Scenario s = clouds(1, 0);
    s.series.training_demand_growth.steps = {{s.start, 1.0}};
    s.market.price_gain = 0.1;
    s.market.price_step = 1.0;
    s.market.price_ceiling = 1000;
    s.production.finished_time = 0;
    constexpr std::int64_t supply = 5000;
    Bazaar bazaar(s);
    Products& products = bazaar.world.products;
    const auto run = [&](int months) {
        for (int month = 0; month < months; ++month) {
            products.designs[0].unit_stock += supply; // as if it had been there from the start
            products.assembled_total[0] += supply;
            products.unit_stock[0] += supply;
            bazaar.month();
        }
    };
    run(72);
    const auto before = static_cast<double>(products.price[0]);
    run(12);
    CHECK_THAT(static_cast<double>(products.price[0]) / before, WithinRel(2.0, 1e-3));
    CHECK_THAT(static_cast<double>(ordered(products, 0)) / supply, WithinRel(1 + std::log(2.0) / 1.2, 1e-3));
    bazaar.s.market.price_step = 0.03; // less than money grows
    const auto free = static_cast<double>(products.price[0]);
    run(12);
    CHECK_THAT(static_cast<double>(products.price[0]) / free, WithinRel(std::exp(0.36), 1e-3));
}

TEST_CASE("Demand grows with its series", "[trade]")
{
    Scenario s = clouds(1, 0);
    s.series.training_demand_growth.steps = {{s.start, 1.0}}; // doubles every year
    Bazaar bazaar(s);
    for (int month = 0; month <= 12; ++month) {
        bazaar.month();
    }
    CHECK_THAT(bazaar.world.clouds.capex[0], WithinRel(200.0, 1e-12));
}
