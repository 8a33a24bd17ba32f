// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors

// What a market may ask, and what its result must keep.

#include "mechanisms/trade/clear_market_state.hpp"

#include "core/text.hpp"

#include <chokepoint/errors.hpp>

#include <bitset>
#include <string>

namespace chokepoint {

using clearing::Wide;

namespace {

constexpr std::int64_t max_need = std::int64_t{1} << 40;
constexpr std::int64_t max_speed = std::int64_t{1} << 40;
constexpr std::int64_t max_units_of_time = std::int64_t{1} << 10; // need or performance over speed
constexpr std::size_t max_buyers = std::size_t{1} << 14;

[[noreturn]] void refuse(const std::string& what, std::size_t row, const std::string& why)
{
    throw InvariantError("market: " + what + " " + to_text(row) + ": " + why);
}

[[noreturn]] void refuse_range(std::int64_t value, std::int64_t least, std::int64_t most, const char* what,
                               std::size_t row)
{
    refuse(what, row, to_text(value) + " is not in " + to_text(least) + " .. " + to_text(most));
}

// Short, so that it is inlined: it runs for every edge of every market.
inline void expect_within(std::int64_t value, std::int64_t least, std::int64_t most, const char* what,
                          std::size_t row)
{
    if (value < least || value > most) {
        refuse_range(value, least, most, what, row);
    }
}

void expect_rows(std::size_t rows, std::size_t expected, const char* column)
{
    if (rows != expected) {
        refuse(column, rows, "number of rows, expected " + to_text(expected));
    }
}

void check_pools(const Market& market)
{
    expect_rows(market.performance.size(), market.num_products(), "performance");
    for (std::size_t product = 0; product < market.num_products(); ++product) {
        expect_within(market.supply[product], 0, Market::unlimited, "supply of product", product);
        expect_within(market.performance[product], 1, Market::unlimited, "performance of product", product);
    }
    for (std::size_t group = 0; group < market.num_groups(); ++group) {
        expect_within(market.capacity[group], 0, Market::unlimited, "capacity of group", group);
    }
    const auto last_group = static_cast<std::int64_t>(market.num_groups()) - 1;
    constexpr std::int64_t max_term = std::numeric_limits<std::int32_t>::max();
    for (std::size_t row = 0; row < market.ratios.size(); ++row) {
        const RatioGroup& ratio = market.ratios[row];
        expect_within(ratio.group, 0, last_group, "capped group of ratio", row);
        expect_within(ratio.base, 0, last_group, "base of ratio", row);
        expect_within(ratio.numerator, 0, max_term, "numerator of ratio", row);
        expect_within(ratio.denominator, 1, max_term, "denominator of ratio", row);
        expect_within(ratio.base_before, 0, Market::unlimited, "earlier base of ratio", row);
        expect_within(ratio.group_before, 0, Market::unlimited, "earlier units of ratio", row);
        for (std::size_t other = 0; other < row; ++other) {
            if (market.ratios[other].group == ratio.group) {
                refuse("ratio", row, "its group is capped by ratio " + to_text(other) + " already");
            }
        }
    }
}

void check_edges(const Market& market, std::size_t buyer)
{
    const auto last_product = static_cast<std::int64_t>(market.num_products()) - 1;
    const auto last_group = static_cast<std::int64_t>(market.num_groups()) - 1;
    const std::int64_t max_performance = market.speed[buyer] * max_units_of_time;
    const auto end = static_cast<std::size_t>(market.first_edge[buyer + 1]);
    for (auto row = static_cast<std::size_t>(market.first_edge[buyer]); row < end; ++row) {
        const MarketEdge& edge = market.edges[row];
        expect_within(edge.price, 0, Market::unlimited, "price of edge", row);
        expect_within(edge.product, 0, last_product, "product of edge", row);
        expect_within(market.performance[static_cast<std::size_t>(edge.product)], 1, max_performance,
                      "performance, against 1024 times its buyer's speed, over edge", row);
        const auto& [first, second, third] = edge.groups;
        for (const std::int32_t group : edge.groups) {
            expect_within(group, MarketEdge::no_group, last_group, "group of edge", row);
        }
        if ((first >= 0 && (first == second || first == third)) || (second >= 0 && second == third)) {
            refuse("edge", row, "draws twice from one group");
        }
    }
}

void check_buyers(const Market& market)
{
    const std::size_t buyers = market.num_buyers();
    if (buyers > max_buyers) {
        refuse("buyers", buyers, "at most " + to_text(max_buyers));
    }
    expect_rows(market.budget.size(), buyers, "budget");
    expect_rows(market.speed.size(), buyers, "speed");
    expect_rows(market.tier.size(), buyers, "tier");
    expect_rows(market.rank.size(), buyers, "rank");
    expect_rows(market.first_edge.size(), buyers + 1, "first_edge");
    if (market.first_edge.front() != 0 ||
        static_cast<std::size_t>(market.first_edge.back()) != market.edges.size()) {
        refuse("first_edge", buyers, "must run from 0 to the number of edges");
    }
    std::bitset<max_buyers> ranked;
    for (std::size_t buyer = 0; buyer < buyers; ++buyer) {
        expect_within(market.rank[buyer], 0, static_cast<std::int64_t>(buyers) - 1, "rank of buyer", buyer);
        if (ranked[static_cast<std::size_t>(market.rank[buyer])]) {
            refuse("rank of buyer", buyer, "is another's too");
        }
        ranked.set(static_cast<std::size_t>(market.rank[buyer]));
        expect_within(market.need[buyer], 0, max_need, "need of buyer", buyer);
        expect_within(market.budget[buyer], 0, Market::unlimited, "budget of buyer", buyer);
        expect_within(market.speed[buyer], 1, max_speed, "speed of buyer", buyer);
        expect_within(market.need[buyer], 0, market.speed[buyer] * max_units_of_time, "need of buyer", buyer);
        expect_within(market.tier[buyer], 0, RunOut::never - 1, "tier of buyer", buyer);
        expect_within(market.first_edge[buyer + 1], market.first_edge[buyer],
                      static_cast<std::int64_t>(market.edges.size()), "first_edge of buyer", buyer + 1);
        check_edges(market, buyer);
    }
}

//! What was there is what was used and what is left, and what is left is not negative.
void expect_closed(Wide available, Wide used, std::int64_t left, const char* what, std::size_t row)
{
    if (left < 0 || available - used != left) {
        refuse(what, row,
               "does not close: " + to_text(left) + " left, off by " +
                   to_text(static_cast<std::int64_t>(available - used - left)));
    }
}

} // namespace

void check_market(const Market& market)
{
    check_pools(market);
    check_buyers(market);
}

void check_result(const Market& market, const MarketResult& result)
{
    Column<Wide> sold(market.num_products(), 0);
    Column<Wide> used(market.num_groups(), 0);
    for (std::size_t buyer = 0; buyer < market.num_buyers(); ++buyer) {
        Wide eaten = 0;
        Wide spent = 0;
        const auto end = static_cast<std::size_t>(market.first_edge[buyer + 1]);
        for (auto row = static_cast<std::size_t>(market.first_edge[buyer]); row < end; ++row) {
            const MarketEdge& edge = market.edges[row];
            const auto product = static_cast<std::size_t>(edge.product);
            const Wide units = result.units[row];
            expect_within(result.units[row], 0, market.supply[product], "units of edge", row);
            eaten += units * market.performance[product];
            spent += units * edge.price;
            sold[product] += units;
            for (const std::int32_t group : edge.groups) {
                if (group != MarketEdge::no_group) {
                    used[static_cast<std::size_t>(group)] += units;
                }
            }
        }
        expect_closed(market.need[buyer], eaten, result.need_left[buyer], "need of buyer", buyer);
        expect_closed(market.budget[buyer], spent, result.budget_left[buyer], "money of buyer", buyer);
    }
    for (std::size_t product = 0; product < sold.size(); ++product) {
        expect_closed(market.supply[product], sold[product], result.supply_left[product], "supply of product",
                      product);
    }
    for (std::size_t group = 0; group < used.size(); ++group) {
        expect_closed(market.capacity[group], used[group], market.capacity[group] - result.group_used[group],
                      "use of group", group);
    }
    for (const RatioGroup& ratio : market.ratios) {
        const auto group = static_cast<std::size_t>(ratio.group);
        const Wide base = Wide{ratio.base_before} + used[static_cast<std::size_t>(ratio.base)];
        const Wide allowed = ratio.numerator * base / ratio.denominator - ratio.group_before;
        if (used[group] > 0 && used[group] > allowed) {
            refuse("ratio cap of group", group, "is exceeded");
        }
    }
}

std::int64_t least_speed(std::int64_t need, std::int64_t largest_performance)
{
    return std::max<std::int64_t>(1, (std::max(need, largest_performance) - 1) / max_units_of_time + 1);
}

} // namespace chokepoint
