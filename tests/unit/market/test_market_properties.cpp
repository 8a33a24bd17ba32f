// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors

#include "support/catch.hpp"
#include "unit/market/random_market.hpp"
#include "unit/market/small_market.hpp"

#include <chokepoint/errors.hpp>

#include <cmath>

using namespace chokepoint;

namespace {

MarketResult clear(const Market& market, MarketWorkspace& workspace)
{
    MarketResult result;
    clear_market(market, workspace, result);
    return result;
}

// Whether a group's cap is a ratio: such a cap may have risen after its buyers were done.
bool has_ratio(const Market& market, std::int32_t group)
{
    for (const RatioGroup& ratio : market.ratios) {
        if (ratio.group == group) {
            return true;
        }
    }
    return false;
}

// Whether one more unit would break no limit.
bool still_fits(const Market& market, const MarketResult& result, std::size_t buyer, std::size_t row)
{
    const MarketEdge& edge = market.edges[row];
    const auto product = static_cast<std::size_t>(edge.product);
    bool fits = result.supply_left[product] >= 1 && result.budget_left[buyer] >= edge.price &&
                result.need_left[buyer] >= market.performance[product];
    for (const std::int32_t group : edge.groups) {
        if (group != MarketEdge::no_group) {
            const auto g = static_cast<std::size_t>(group);
            fits = fits && !has_ratio(market, group) && result.group_used[g] < market.capacity[g];
        }
    }
    return fits;
}

// The same market with its buyers in another order; each keeps its rank.
Market permuted(const Market& market, const std::vector<std::int32_t>& order)
{
    Market other = market;
    other.edges.clear();
    other.first_edge = {0};
    for (std::size_t to = 0; to < order.size(); ++to) {
        const auto from = static_cast<std::size_t>(order[to]);
        other.need[to] = market.need[from];
        other.budget[to] = market.budget[from];
        other.speed[to] = market.speed[from];
        other.tier[to] = market.tier[from];
        other.rank[to] = market.rank[from];
        other.edges.insert(other.edges.end(), market.edges.begin() + market.first_edge[from],
                           market.edges.begin() + market.first_edge[from + 1]);
        other.first_edge.push_back(static_cast<std::int32_t>(other.edges.size()));
    }
    return other;
}

} // namespace

TEST_CASE("no limit is exceeded, everything is conserved, and nothing that fits is left")
{
    MarketWorkspace workspace;
    TestDraws draws(11);
    for (int k = 0; k < 10000; ++k) {
        const Market market = random_market(draws, {.performance_bits = k % 8, .wide_speeds = k % 2 == 0});
        const MarketResult result = clear(market, workspace);
        REQUIRE_NOTHROW(check_result(market, result));
        bool waste = false;
        for (std::size_t buyer = 0; buyer < market.num_buyers(); ++buyer) {
            for (std::int32_t row = market.first_edge[buyer]; row < market.first_edge[buyer + 1]; ++row) {
                waste = waste || still_fits(market, result, buyer, static_cast<std::size_t>(row));
            }
        }
        REQUIRE_FALSE(waste);
    }
}

TEST_CASE("a permutation of the buyers permutes the result and changes no bit of it")
{
    MarketWorkspace workspace;
    TestDraws draws(12);
    for (int k = 0; k < 10000; ++k) {
        const Market market = random_market(draws, {});
        const std::vector<std::int32_t> order = draws.permutation(market.num_buyers());
        const MarketResult result = clear(market, workspace);
        const MarketResult other = clear(permuted(market, order), workspace);
        REQUIRE(other.product_run_out == result.product_run_out);
        REQUIRE(other.group_run_out == result.group_run_out);
        std::size_t row = 0;
        bool same = true;
        for (std::size_t to = 0; to < order.size(); ++to) {
            const auto from = static_cast<std::size_t>(order[to]);
            same = same && other.need_left[to] == result.need_left[from];
            for (std::int32_t edge = market.first_edge[from]; edge < market.first_edge[from + 1]; ++edge) {
                same = same && other.units[row] == result.units[static_cast<std::size_t>(edge)];
                same = same && other.ends[row] == result.ends[static_cast<std::size_t>(edge)];
                ++row;
            }
        }
        REQUIRE(same);
    }
}

TEST_CASE("more supply of a product never lowers its sales or anyone's take of it")
{
    MarketWorkspace workspace;
    TestDraws draws(13);
    for (int k = 0; k < 10000; ++k) {
        Market market = random_market(draws, {.performance_bits = k % 6});
        const MarketResult before = clear(market, workspace);
        const auto product =
            static_cast<std::size_t>(draws.within(0, static_cast<std::int64_t>(market.num_products()) - 1));
        const std::int64_t sold_before = market.supply[product] - before.supply_left[product];
        market.supply[product] += draws.within(1, 3);
        const MarketResult after = clear(market, workspace);
        REQUIRE(market.supply[product] - after.supply_left[product] >= sold_before);
        bool anyone_lost = false;
        for (std::size_t row = 0; row < market.edges.size(); ++row) {
            anyone_lost = anyone_lost || (static_cast<std::size_t>(market.edges[row].product) == product &&
                                          after.units[row] < before.units[row]);
        }
        REQUIRE_FALSE(anyone_lost);
    }
}

TEST_CASE("undisturbed buyers of one product are within half a unit of their exact shares")
{
    TestDraws draws(14);
    for (int k = 0; k < 300; ++k) {
        SmallMarket market;
        market.product(draws.within(1, 5000), draws.magnitude(6));
        const std::int64_t buyers = draws.within(1, 30);
        for (std::int64_t buyer = 0; buyer < buyers; ++buyer) {
            const std::int64_t speed = draws.magnitude(10);
            market.buyer({.need = std::min(speed * 1024, std::int64_t{5000} * 64), .speed = speed},
                         {{.product = 0}});
        }
        const MarketResult result = market.clear();
        if (result.supply_left[0] > 0) {
            continue; // somebody's need was met: disturbed
        }
        const std::int64_t until = result.product_run_out[0].clock;
        for (std::size_t buyer = 0; buyer < market.num_buyers(); ++buyer) {
            if (result.need_left[buyer] < market.performance[0]) {
                continue;
            }
            const double interval = static_cast<double>(market.performance[0] * clock_ticks) /
                                    static_cast<double>(market.speed[buyer]);
            const double share = static_cast<double>(until) / interval;
            CHECK(std::abs(static_cast<double>(result.units[buyer]) - share) <= 0.5 + 1e-6);
        }
    }
}

TEST_CASE("markets that do not fit together or leave the bounds are refused with a reason")
{
    SmallMarket good;
    good.product(10, 4);
    good.group(5);
    good.group(6);
    good.buyer({.need = 8}, {{.price = 3, .product = 0, .groups = {0, 1, -1}}});
    good.buyer({.need = 9}, {{.price = 3, .product = 0}});
    REQUIRE_NOTHROW(check_market(good));
    REQUIRE_NOTHROW(good.clear());

    using Spoil = void (*)(Market&);
    const std::vector<Spoil> ways{
        [](Market& m) { m.supply[0] = -1; },
        [](Market& m) { m.supply[0] = Market::unlimited + 1; },
        [](Market& m) { m.performance[0] = 0; },
        [](Market& m) { m.performance.pop_back(); },
        [](Market& m) { m.capacity[1] = -5; },
        [](Market& m) { m.need[0] = -1; },
        [](Market& m) { m.need[0] = (std::int64_t{1} << 40) + 1; },
        [](Market& m) { m.need[0] = 8 * 1024 + 1; },
        [](Market& m) { m.performance[0] = 8 * 1024 + 1; },
        [](Market& m) { m.budget[1] = -1; },
        [](Market& m) { m.budget.push_back(1); },
        [](Market& m) { m.speed[0] = 0; },
        [](Market& m) { m.speed[0] = (std::int64_t{1} << 40) + 1; },
        [](Market& m) { m.speed.pop_back(); },
        [](Market& m) { m.tier[0] = -1; },
        [](Market& m) { m.tier[0] = RunOut::never; },
        [](Market& m) { m.tier.pop_back(); },
        [](Market& m) {
            m.rank = {0, 0};
        },
        [](Market& m) {
            m.rank = {0, 2};
        },
        [](Market& m) { m.rank = {0}; },
        [](Market& m) { m.first_edge.pop_back(); },
        [](Market& m) { m.first_edge.clear(); },
        [](Market& m) {
            m.first_edge = {0, 1, 1};
        },
        [](Market& m) {
            m.first_edge = {1, 1, 2};
        },
        [](Market& m) {
            m.first_edge = {0, 3, 2};
        },
        [](Market& m) {
            m.first_edge = {0, -1, 2};
        },
        [](Market& m) { m.edges[0].price = -1; },
        [](Market& m) { m.edges[0].product = 1; },
        [](Market& m) { m.edges[0].product = -1; },
        [](Market& m) {
            m.edges[0].groups = {0, -1, 0};
        },
        [](Market& m) {
            m.edges[0].groups = {-1, 1, 1};
        },
        [](Market& m) {
            m.edges[0].groups = {2, -1, -1};
        },
        [](Market& m) {
            m.edges[0].groups = {-2, -1, -1};
        },
        [](Market& m) { m.ratios = {{.group = 2, .base = 0}}; },
        [](Market& m) { m.ratios = {{.group = 0, .base = -1}}; },
        [](Market& m) { m.ratios = {{.group = 0, .base = 1, .denominator = 0}}; },
        [](Market& m) { m.ratios = {{.group = 0, .base = 1, .numerator = -1}}; },
        [](Market& m) { m.ratios = {{.group = 0, .base = 1, .base_before = -1}}; },
        [](Market& m) {
            m.ratios = {{.group = 0, .base = 1}, {.group = 0, .base = 1}};
        },
    };
    for (std::size_t way = 0; way < ways.size(); ++way) {
        INFO("way " << way);
        Market market = good;
        ways[way](market);
        CHECK_THROWS_AS(check_market(market), InvariantError);
        MarketWorkspace workspace;
        MarketResult result;
        CHECK_THROWS_AS(clear_market(market, workspace, result), InvariantError);
    }
}

TEST_CASE("a result that does not close is refused")
{
    SmallMarket market;
    market.product(10, 4);
    const std::int32_t home = market.group(Market::unlimited);
    const std::int32_t abroad = market.group(3);
    market.ratios = {{.group = abroad, .base = home, .numerator = 1, .denominator = 1}};
    market.buyer({.need = 8, .budget = 100}, {{.price = 3, .product = 0, .groups = {home, -1, -1}}});
    market.buyer({.need = 8, .tier = 1}, {{.price = 3, .product = 0, .groups = {abroad, -1, -1}}});
    const MarketResult good = market.clear();
    REQUIRE(good.units == Units{2, 2});
    using Spoil = void (*)(MarketResult&);
    const std::vector<Spoil> ways{
        [](MarketResult& r) { ++r.supply_left[0]; },
        [](MarketResult& r) { --r.need_left[0]; },
        [](MarketResult& r) { ++r.budget_left[1]; },
        [](MarketResult& r) { ++r.group_used[0]; },
        [](MarketResult& r) { ++r.units[0]; },
        [](MarketResult& r) { r.units[0] = -1; },
        [](MarketResult& r) { // conserved, but the ratio is exceeded
            r.units[0] = 1;
            r.supply_left[0] = 7;
            r.need_left[0] = 4;
            r.budget_left[0] = 97;
            r.group_used[0] = 1;
        },
    };
    for (std::size_t way = 0; way < ways.size(); ++way) {
        INFO("way " << way);
        MarketResult result = good;
        ways[way](result);
        CHECK_THROWS_AS(check_result(market, result), InvariantError);
    }
}

TEST_CASE("the least speed is the least that is taken")
{
    CHECK(least_speed(0, 1) == 1);
    CHECK(least_speed(1024, 1) == 1);
    CHECK(least_speed(1025, 1) == 2);
    CHECK(least_speed(7, 4096) == 4);
}
