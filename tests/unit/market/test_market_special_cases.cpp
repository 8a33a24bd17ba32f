// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors

#include "support/catch.hpp"
#include "unit/market/small_market.hpp"

#include <cstdlib>

using namespace chokepoint;

namespace {

SmallMarket one_product(std::int64_t supply, const std::vector<SmallMarket::Buyer>& buyers)
{
    SmallMarket market;
    market.product(supply);
    for (const SmallMarket::Buyer& buyer : buyers) {
        market.buyer(buyer, {{.product = 0}});
    }
    return market;
}

// 1,000 units of each object, and buyers of 1,000 that like them in the given orders.
SmallMarket house_allocation(const std::vector<std::vector<std::int32_t>>& preferences)
{
    SmallMarket market;
    for (std::size_t object = 0; object < preferences.front().size(); ++object) {
        market.product(1000);
    }
    for (const std::vector<std::int32_t>& preference : preferences) {
        std::vector<MarketEdge> list;
        for (const std::int32_t object : preference) {
            list.push_back({.product = object});
        }
        market.buyer({.need = 1000}, list);
    }
    return market;
}

// Units by buyer and object, in the order of objects.
std::vector<Units> assignment(const SmallMarket& market)
{
    const MarketResult result = market.clear();
    std::vector<Units> rows(market.num_buyers(), Units(market.num_products(), 0));
    for (std::size_t buyer = 0; buyer < rows.size(); ++buyer) {
        for (std::int32_t edge = market.first_edge[buyer]; edge < market.first_edge[buyer + 1]; ++edge) {
            const auto row = static_cast<std::size_t>(edge);
            rows[buyer][static_cast<std::size_t>(market.edges[row].product)] = result.units[row];
        }
    }
    return rows;
}

} // namespace

TEST_CASE("one product with speeds equal to needs is rationed in proportion")
{
    CHECK(one_product(300, {{100}, {200}, {300}}).clear().units == Units{50, 100, 150});
}

TEST_CASE("one product with equal speeds is rationed by constrained equal awards")
{
    const std::vector<SmallMarket::Buyer> claims{{100, 100}, {200, 100}, {300, 100}};
    CHECK(one_product(300, claims).clear().units == Units{100, 100, 100});
    CHECK(one_product(400, claims).clear().units == Units{100, 150, 150});
}

TEST_CASE("distinct tiers are a serial dictatorship")
{
    CHECK(one_product(300, {{100, 0, 2}, {150, 0, 0}, {300, 0, 1}}).clear().units == Units{0, 150, 150});
}

TEST_CASE("equal speeds and unit demand are the probabilistic serial assignment")
{
    // Bogomolnaia and Moulin (2001), J. Economic Theory 100:295-328: shares 1/2, 1/2 and 1/2, 1/4, 3/4.
    CHECK(assignment(house_allocation({{0, 1, 2, 3}, {0, 1, 2, 3}, {1, 0, 3, 2}, {1, 0, 3, 2}})) ==
          std::vector<Units>{{500, 0, 500, 0}, {500, 0, 500, 0}, {0, 500, 0, 500}, {0, 500, 0, 500}});
    CHECK(assignment(house_allocation({{0, 1, 2}, {0, 2, 1}, {1, 0, 2}})) ==
          std::vector<Units>{{500, 250, 250}, {500, 0, 500}, {0, 750, 250}});
}

TEST_CASE("one unit more takes nothing from anyone, where rounding by largest remainder does")
{
    // Shares 6 : 6 : 2. The largest remainder gives 4, 4, 2 of ten and 5, 5, 1 of eleven.
    CHECK(one_product(10, {{100, 6}, {100, 6}, {100, 2}}).clear().units == Units{5, 4, 1});
    CHECK(one_product(11, {{100, 6}, {100, 6}, {100, 2}}).clear().units == Units{5, 5, 1});
}

TEST_CASE("more of one product may hurt who wants another, through a quota that both share")
{
    for (const auto& [supply, expected] :
         {std::pair<std::int64_t, Units>{2, {2, 8}}, std::pair<std::int64_t, Units>{8, {5, 5}}}) {
        SmallMarket market;
        const std::int32_t p = market.product(supply);
        const std::int32_t q = market.product(10);
        const std::int32_t quota = market.group(10);
        market.buyer({.need = 10}, {{.product = p, .groups = {quota, -1, -1}}});
        market.buyer({.need = 10}, {{.product = q, .groups = {quota, -1, -1}}});
        CHECK(market.clear().units == expected);
    }
}

TEST_CASE("shares follow what is asked for: who doubles the order doubles the share")
{
    CHECK(one_product(120, {{100}, {200}}).clear().units == Units{40, 80});
    CHECK(one_product(120, {{100}, {400}}).clear().units == Units{24, 96});
    // A speed taken from elsewhere, such as the installed base, does not reward that.
    CHECK(one_product(120, {{100, 50}, {400, 50}}).clear().units == Units{60, 60});
}

TEST_CASE("equal buyers share the last units by rank")
{
    SmallMarket market = one_product(10, {{10}, {10}, {10}});
    CHECK(market.clear().units == Units{4, 3, 3});
    market.rank = {2, 0, 1};
    CHECK(market.clear().units == Units{3, 4, 3});
}

TEST_CASE("a need below one unit gets nothing, and says what remains")
{
    SmallMarket market;
    market.product(5, 10);
    market.buyer({.need = 9}, {{.product = 0}});
    const MarketResult result = market.clear();
    CHECK(result.units == Units{0});
    CHECK(result.ends[0] == EdgeEnd{EdgeReason::need_met, -1});
    CHECK(result.need_left == Units{9});
}

TEST_CASE("needs below one unit that are carried over are served in full in the long run")
{
    Units need(1000, 0);
    Units sold;
    for (int month = 0; month < 5; ++month) {
        SmallMarket market;
        market.product(500, 10);
        for (std::int64_t& carried : need) {
            carried += 4;
            market.buyer({.need = carried}, {{.product = 0}});
        }
        const MarketResult result = market.clear();
        sold.push_back(500 - result.supply_left[0]);
        need = result.need_left;
    }
    CHECK(sold == Units{0, 0, 500, 500, 500});
}

TEST_CASE("what remains after the last large unit buys small ones")
{
    SmallMarket market;
    market.product(5, 16);
    market.product(9, 1);
    market.buyer({.need = 20}, {{.product = 0}, {.product = 1}});
    const MarketResult result = market.clear();
    CHECK(result.units == Units{1, 4});
    CHECK(result.need_left == Units{0});
}

TEST_CASE("money limits as exactly as need, and a buyer goes on to what it can still pay")
{
    SmallMarket market;
    market.product(100);
    market.product(100);
    market.buyer({.need = 50, .budget = 1000}, {{.price = 300, .product = 0}, {.price = 30, .product = 1}});
    const MarketResult result = market.clear();
    CHECK(result.units == Units{3, 3});
    CHECK(result.budget_left == Units{10});
    CHECK(result.ends[0] == EdgeEnd{EdgeReason::over_budget, -1});
    CHECK(result.ends[1] == EdgeEnd{EdgeReason::over_budget, -1});
}

TEST_CASE("a ratio cap follows what the others got in earlier tiers")
{
    SmallMarket market;
    const std::int32_t product = market.product(1000);
    const std::int32_t home = market.group(Market::unlimited);
    const std::int32_t abroad = market.group(Market::unlimited);
    market.ratios = {{.group = abroad, .base = home, .numerator = 1, .denominator = 2}};
    market.buyer({.need = 101}, {{.product = product, .groups = {home, -1, -1}}});
    market.buyer({.need = 400, .tier = 1}, {{.product = product, .groups = {abroad, -1, -1}}});
    CHECK(market.clear().units == Units{101, 50});

    market.ratios[0].base_before = 60; // what was shipped before in the rule's window counts on both sides
    market.ratios[0].group_before = 20;
    CHECK(market.clear().units == Units{101, 60});
    CHECK(market.clear().group_used == Units{101, 60});

    market.tier = {0, 0}; // in one tier the cap knows the earlier months only
    const MarketResult together = market.clear();
    CHECK(together.units == Units{101, 10});
    CHECK(together.ends[1] == EdgeEnd{EdgeReason::quota_full, 0});

    market.ratios[0].group_before = 500; // a cap that is exceeded already lets nothing through
    CHECK(market.clear().units == Units{101, 0});

    market.ratios[0].group_before = 0;
    market.capacity[1] = 7; // the group's own capacity holds beside the ratio
    CHECK(market.clear().units == Units{101, 7});
}

TEST_CASE("an edge draws from licence, country cap and seller cap at once, and the first full one is named")
{
    SmallMarket market;
    const std::int32_t product = market.product(100);
    const std::int32_t licence = market.group(30);
    const std::int32_t country = market.group(20);
    const std::int32_t seller = market.group(25);
    market.buyer({.need = 100}, {{.product = product, .groups = {licence, country, seller}}});
    market.buyer({.need = 100}, {{.product = product, .groups = {licence, seller, -1}}});
    const MarketResult result = market.clear();
    CHECK(result.units == Units{13, 12});
    CHECK(result.group_used == Units{25, 13, 25});
    CHECK(result.ends[0] == EdgeEnd{EdgeReason::quota_full, 2});
    CHECK(result.ends[1] == EdgeEnd{EdgeReason::quota_full, 1});
    CHECK(result.group_run_out[static_cast<std::size_t>(licence)].tier == RunOut::never);
    CHECK(result.group_run_out[static_cast<std::size_t>(seller)].tier == 0);
}

TEST_CASE("run-outs tell before, in the middle, and never")
{
    SmallMarket market;
    market.product(0);
    market.product(50);
    market.product(60);
    const std::vector<MarketEdge> all{{.product = 0}, {.product = 1}, {.product = 2}};
    market.buyer({.need = 100, .tier = 3}, all);
    market.buyer({.need = 8, .tier = 5}, all);
    const MarketResult result = market.clear();
    CHECK(result.units == Units{0, 50, 50, 0, 0, 8});
    CHECK(result.product_run_out[0] == RunOut{RunOut::before, 0});
    CHECK(result.product_run_out[1].tier == 3);
    // The 50th of 100 units is due at (49 + 1/2) / 100 of the way; intervals are rounded down to whole ticks.
    CHECK(result.product_run_out[1].clock == clock_ticks / 100 * 49 + clock_ticks / 100 / 2);
    CHECK(result.product_run_out[2] == RunOut{RunOut::never, 0});
    CHECK(result.ends[4] == EdgeEnd{EdgeReason::sold_out, -1});
    CHECK(result.ends[5] == EdgeEnd{EdgeReason::need_met, -1});
}

TEST_CASE("the largest needs, supplies, prices and budgets are cleared at once and exactly")
{
    constexpr std::int64_t most = std::int64_t{1} << 40;
    SmallMarket plenty;
    plenty.product(Market::unlimited);
    plenty.group(Market::unlimited);
    plenty.buyer({.need = most, .speed = most / 1024}, {{.product = 0, .groups = {0, -1, -1}}});
    plenty.buyer({.need = most},
                 {{.price = Market::unlimited, .product = 0}, {.price = 4194303, .product = 0}});
    CHECK(plenty.clear().units == Units{most, 1, 0});

    const SmallMarket scarce = one_product(most, {{most, most / 1024}, {most, most}});
    const Units units = scarce.clear().units;
    CHECK(units[0] + units[1] == most);
    // Intervals of one unit: 2^48 / speed in whole ticks, which at the largest speed is 255 for 256.
    CHECK(std::abs(units[0] * 262143 - units[1] * 255) <= 262143);
}
