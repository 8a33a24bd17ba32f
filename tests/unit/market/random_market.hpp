// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors

#pragma once

// Random markets for the tests. One call of the generator per statement, so that every compiler draws the
// same markets: the order in which arguments are evaluated is not fixed.

#include "mechanisms/trade/market.hpp"

#include <bit>
#include <numeric>

namespace chokepoint {

//! SplitMix64 (Steele, Lea, Flood 2014): small, and the same everywhere.
class TestDraws {
  public:
    explicit TestDraws(std::uint64_t seed) : state_(seed) {}

    std::uint64_t bits()
    {
        state_ += 0x9E3779B97F4A7C15U;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31U);
    }

    //! A whole number in least .. most.
    std::int64_t within(std::int64_t least, std::int64_t most)
    {
        return least + static_cast<std::int64_t>(bits() % static_cast<std::uint64_t>(most - least + 1));
    }

    //! A whole number in 1 .. 2^bits, each order of magnitude as likely.
    std::int64_t magnitude(std::int64_t most_bits)
    {
        const std::int64_t top = std::int64_t{1} << within(0, most_bits);
        return within((top + 1) / 2, top);
    }

    bool chance(std::int64_t percent) { return within(0, 99) < percent; }

    std::vector<std::int32_t> permutation(std::size_t size)
    {
        std::vector<std::int32_t> order(size);
        std::iota(order.begin(), order.end(), 0);
        for (std::size_t k = size; k > 1; --k) {
            const auto other = static_cast<std::size_t>(within(0, static_cast<std::int64_t>(k) - 1));
            std::swap(order[k - 1], order[other]);
        }
        return order;
    }

  private:
    std::uint64_t state_;
};

//! What kind of markets to draw.
struct MarketShape {
    std::int64_t most_buyers = 24;
    std::int64_t most_products = 10;
    std::int64_t most_tiers = 3;
    std::int64_t most_supply = 400;
    std::int64_t performance_bits = 4; //!< performances up to 2^this
    std::int64_t most_units_needed = 120;
    bool full_size = false; //!< exactly the most buyers, products, tiers
    bool quotas = true;
    bool budgets = true;
    bool wide_speeds = false; //!< speeds down to need / 2^10 and far above it
};

namespace detail {

inline void draw_products(TestDraws& draws, const MarketShape& shape, Market& market)
{
    const std::int64_t count = shape.full_size ? shape.most_products : draws.within(1, shape.most_products);
    for (std::int64_t product = 0; product < count; ++product) {
        market.supply.push_back(draws.chance(5) ? 0 : draws.within(1, shape.most_supply));
        market.performance.push_back(draws.magnitude(shape.performance_bits));
    }
    const std::int64_t groups = shape.quotas ? draws.within(0, 6) : 0;
    for (std::int64_t group = 0; group < groups; ++group) {
        market.capacity.push_back(draws.chance(8) ? 0 : draws.within(1, shape.most_supply));
    }
    if (groups >= 2 && draws.chance(40)) {
        RatioGroup ratio;
        ratio.base = static_cast<std::int32_t>(draws.within(0, groups - 2));
        ratio.group = static_cast<std::int32_t>(groups - 1);
        ratio.numerator = draws.within(1, 3);
        ratio.denominator = draws.within(1, 4);
        ratio.base_before = draws.within(0, 40);
        ratio.group_before = draws.within(0, 20);
        market.capacity[static_cast<std::size_t>(ratio.base)] = Market::unlimited;
        market.capacity[static_cast<std::size_t>(ratio.group)] = Market::unlimited;
        market.ratios.push_back(ratio);
    }
}

inline void draw_edges(TestDraws& draws, Market& market)
{
    const auto groups = static_cast<std::int64_t>(market.num_groups());
    for (const std::int32_t product : draws.permutation(market.num_products())) {
        if (draws.chance(20)) {
            continue;
        }
        MarketEdge edge;
        edge.product = product;
        edge.price = draws.chance(5) ? 0 : draws.magnitude(10);
        std::size_t used = 0;
        for (std::int64_t group = 0; group < groups && used < MarketEdge::max_groups; ++group) {
            if (draws.chance(25)) {
                edge.groups[used++] = static_cast<std::int32_t>(group);
            }
        }
        market.edges.push_back(edge);
    }
    market.first_edge.push_back(static_cast<std::int32_t>(market.edges.size()));
}

inline void draw_buyer(TestDraws& draws, const MarketShape& shape, std::int64_t speed_rule, Market& market)
{
    const std::size_t liked =
        static_cast<std::size_t>(draws.within(0, static_cast<std::int64_t>(market.num_products()) - 1));
    const std::int64_t units = draws.within(0, shape.most_units_needed);
    const std::int64_t rest = draws.within(0, market.performance[liked] - 1);
    const std::int64_t need = std::min(units * market.performance[liked] + rest, std::int64_t{1} << 40U);
    std::int64_t largest = 1;
    for (const std::int64_t performance : market.performance) {
        largest = std::max(largest, performance);
    }
    std::int64_t speed = need;
    if (speed_rule == 1) {
        speed = 1000;
    } else if (speed_rule == 2 || shape.wide_speeds) {
        speed = draws.magnitude(shape.wide_speeds ? 40 : 12);
    }
    market.need.push_back(need);
    market.speed.push_back(std::max(speed, least_speed(need, largest)));
    const std::int64_t money = draws.magnitude(18);
    market.budget.push_back(shape.budgets && draws.chance(50) ? money : Market::unlimited);
}

} // namespace detail

inline Market random_market(TestDraws& draws, const MarketShape& shape)
{
    Market market;
    detail::draw_products(draws, shape, market);
    const std::int64_t buyers = shape.full_size ? shape.most_buyers : draws.within(1, shape.most_buyers);
    const std::int64_t tiers = shape.full_size ? shape.most_tiers : draws.within(1, shape.most_tiers);
    const std::int64_t speed_rule = draws.within(0, 2);
    market.first_edge.push_back(0);
    for (std::int64_t buyer = 0; buyer < buyers; ++buyer) {
        detail::draw_buyer(draws, shape, speed_rule, market);
        market.tier.push_back(static_cast<std::int32_t>(draws.within(0, tiers - 1)));
        detail::draw_edges(draws, market);
    }
    market.rank = draws.permutation(market.num_buyers());
    return market;
}

} // namespace chokepoint
