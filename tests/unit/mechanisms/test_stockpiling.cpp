// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "support/catch.hpp"
#include "two_countries.hpp"

#include <numeric>

using namespace chokepoint;
using namespace chokepoint::testing;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

struct Purchases {
    std::vector<double> money; //!< of the buyer in cn, by month [MUSD]
    std::vector<double> cover;
    std::vector<std::int64_t> stacks; //!< received by the chipmaker in cn since the start
};

Purchases run(const Scenario& scenario)
{
    Purchases p;
    simulate(scenario, {}, [&](const Scenario& s, const World& world) {
        const std::size_t count = s.products.size();
        p.money.push_back(std::accumulate(world.clouds.spending.begin(),
                                          world.clouds.spending.begin() + std::ptrdiff_t(count), 0.0));
        p.cover.push_back(world.clouds.cover[0]);
        const auto first = world.chipmakers.stacks_received.begin() + std::ptrdiff_t(num_memory_generations);
        p.stacks.push_back(
            std::accumulate(first, first + std::ptrdiff_t(num_memory_generations), std::int64_t{0}));
    });
    return p;
}

//! Plenty for all, so that money alone limits what is bought.
Scenario plenty()
{
    Scenario s = two_countries();
    for (Product& product : s.products) {
        product.unit_stock = 10000000;
    }
    return s;
}

const Month announced = Month::of(2020, 7);

} // namespace

TEST_CASE("Buyers run ahead of an announced rule, up to the limit, and repay over a year", "[stockpiling]")
{
    Scenario s = plenty();
    s.stockpiling.rumour_strength = 0;
    s.rules = {chip_rule(announced, announced + 3)};
    finish(s);
    const Purchases p = run(s);
    const double usual = 50;
    for (int month = 0; month < 6; ++month) {
        CHECK_THAT(p.money[std::size_t(month)], WithinAbs(usual, 0.02));
    }
    // The share of the product at risk, times at most nine months of planned money, in the first month.
    CHECK(p.money[6] > usual);
    CHECK(p.money[6] <= usual * (1 + s.stockpiling.cover_limit));
    CHECK_THAT(p.cover[6], WithinAbs(p.money[6] - usual, 0.05));
    // In force from the tenth month: the stock is used up over the twelve that follow the month of the
    // change.
    const double built = p.cover[8];
    CHECK(built > 6 * usual);
    for (std::size_t month = 10; month < 21; ++month) {
        CHECK_THAT(p.money[month], WithinAbs(usual - built / 12, 0.05));
        CHECK_THAT(p.cover[month], WithinAbs(built * static_cast<double>(21 - month) / 12, 0.05));
    }
    CHECK_THAT(p.money[23], WithinAbs(usual, 0.05));
    CHECK_THAT(p.cover[23], WithinAbs(0, 1e-6));
    // Over the whole nothing is bought but what the budget pays.
    CHECK_THAT(std::accumulate(p.money.begin(), p.money.end(), 0.0), WithinAbs(24 * usual, 0.5));
}

TEST_CASE("A rule that comes without warning moves no purchase before it", "[stockpiling]")
{
    Scenario s = plenty();
    s.rules = {chip_rule(announced, announced)};
    s.rules[0].surprise = true;
    finish(s);
    for (const double money : run(s).money) {
        CHECK_THAT(money, WithinAbs(50, 0.02));
    }
    s.rules[0].surprise = false;
    const Purchases rumoured = run(s);
    CHECK_THAT(rumoured.money[0], WithinAbs(50, 0.02));
    CHECK(rumoured.money[1] > 51); // five months before the announcement
    CHECK(rumoured.money[7] < 50); // repaid from the month after that of the rule
}

TEST_CASE("Without hazard, stockpiling off is the same world", "[stockpiling]")
{
    Scenario s = two_countries();
    s.rules = {chip_rule(announced, announced)};
    s.stockpiling.rumour_strength = 0;
    finish(s);
    const Digest on = run_digest(s);
    s.mechanisms.stockpiling = false;
    CHECK(run_digest(s) == on);
    s.countries[0].perceived_hazard = 0.05;
    CHECK(run_digest(s) == on);
    s.mechanisms.stockpiling = true;
    CHECK(run_digest(s) != on);
}

TEST_CASE("A last rush is not booked as orders, cover that is kept up is", "[stockpiling]")
{
    Scenario s = plenty();
    s.stockpiling.rumour_strength = 0;
    const auto orders = [](const Scenario& scenario) {
        std::int64_t units = 0;
        simulate(scenario, {}, [&](const Scenario&, const World& world) {
            units += world.month == announced
                         ? world.products.orders[destination_of(0, static_cast<std::size_t>(Region::cn))]
                         : 0;
        });
        return units;
    };
    const std::int64_t calm = orders(s);
    s.rules = {chip_rule(announced, announced + 3)};
    finish(s);
    CHECK(orders(s) == calm);
    s.rules.clear();
    s.countries[0].perceived_hazard = 0.1;
    CHECK(orders(s) > calm);
}

TEST_CASE("A standing hazard is covered by its months of planned use", "[stockpiling]")
{
    Scenario s = plenty();
    s.countries[0].perceived_hazard = 0.1;
    s.market.choice_spread = 0; // all money to the foreign product
    finish(s);
    const Purchases p = run(s);
    CHECK_THAT(p.cover[23], WithinRel(50 * 25.0 / 9.0, 0.01)); // approached by a quarter of the gap a month
    CHECK_THAT(p.cover[0], WithinRel(50 * 25.0 / 9.0 / 4, 0.001));
    for (std::size_t month = 1; month < 24; ++month) {
        CHECK(p.cover[month] >= p.cover[month - 1]);
    }
}

TEST_CASE("Planned use counts: buyers who will grow hold more", "[stockpiling]")
{
    Scenario s = plenty();
    s.countries[0].perceived_hazard = 0.1;
    s.market.choice_spread = 0;
    Scenario growing = s;
    growing.clouds[0].capex.steps.push_back({s.start + 1, 200}); // known to double from the next month
    CHECK(run(growing).cover[0] > 1.9 * run(s).cover[0]);
}

TEST_CASE("Chipmakers stock stacks ahead of a rule on memory, from what lines hold and make", "[stockpiling]")
{
    Scenario s = two_countries();
    s.stockpiling.rumour_strength = 0;
    Rule rule = chip_rule(Month::of(2021, 1), Month::of(2021, 4));
    rule.layer = Layer::memory;
    rule.when = {};
    s.rules = {rule};
    finish(s);
    Scenario calm = s;
    calm.rules.clear();
    const Purchases before = run(calm);
    const Purchases p = run(s);
    CHECK(p.stacks[11] == before.stacks[11]);
    const auto in_window = [](const Purchases& q) { return q.stacks[14] - q.stacks[11]; };
    CHECK(in_window(p) > 2 * in_window(before));
    CHECK(p.stacks[23] == p.stacks[14]); // and nothing after
    SECTION("finished stacks of the line serve the rush")
    {
        s.memory_lines[0].finished_time = 0;
        CHECK(in_window(run(s)) <= in_window(p));
    }
    SECTION("without stockpiling there is no rush")
    {
        s.mechanisms.stockpiling = false;
        CHECK(in_window(run(s)) == in_window(before));
    }
}
