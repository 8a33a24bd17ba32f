// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors

// The bookkeeping of a clearing: tables at the start and the end, and what buyers and pools know of each
// other.

#include "mechanisms/trade/clear_market_state.hpp"

#include <cassert>

namespace chokepoint {

using clearing::Wide;

MarketWorkspace::MarketWorkspace() : state_(std::make_unique<State>()) {}

MarketWorkspace::~MarketWorkspace() = default;
MarketWorkspace::MarketWorkspace(MarketWorkspace&&) noexcept = default;
MarketWorkspace& MarketWorkspace::operator=(MarketWorkspace&&) noexcept = default;

void MarketWorkspace::State::begin(const Market& market, MarketResult& result)
{
    market_ = &market;
    result_ = &result;
    result.units.assign(market.edges.size(), 0);
    result.ends.assign(market.edges.size(), EdgeEnd{});
    result.product_run_out.assign(market.num_products(), RunOut{});
    result.group_run_out.assign(market.num_groups(), RunOut{});
    result.supply_left.resize(market.num_products());
    result.group_used.resize(market.num_groups());
    result.need_left.resize(market.num_buyers());
    result.budget_left.resize(market.num_buyers());

    pools_.assign(market.num_groups() + market.num_products(), Pool{});
    for (std::size_t pool = 0; pool < pools_.size(); ++pool) {
        const bool is_group = pool < market.num_groups();
        pools_[pool].left = is_group ? market.capacity[pool] : market.supply[pool - market.num_groups()];
        pools_[pool].granted = pools_[pool].left;
        if (pools_[pool].left == 0) {
            run_out_of(pool).tier = RunOut::before;
        }
    }
    order.resize(market.num_buyers());
    for (std::size_t buyer = 0; buyer < order.size(); ++buyer) {
        order[static_cast<std::size_t>(market.rank[buyer])] = static_cast<std::uint32_t>(buyer);
    }
    const auto earlier = [&](std::uint32_t a, std::uint32_t b) {
        return market.tier[a] != market.tier[b] ? market.tier[a] < market.tier[b]
                                                : market.rank[a] < market.rank[b];
    };
    std::sort(order.begin(), order.end(), earlier);
}

void MarketWorkspace::State::finish()
{
    for (std::size_t group = 0; group < market_->num_groups(); ++group) {
        result_->group_used[group] = pools_[group].granted - pools_[group].left;
    }
    for (std::size_t product = 0; product < market_->num_products(); ++product) {
        result_->supply_left[product] = pools_[market_->num_groups() + product].left;
    }
}

RunOut& MarketWorkspace::State::run_out_of(std::size_t pool)
{
    const std::size_t groups = market_->num_groups();
    return pool < groups ? result_->group_run_out[pool] : result_->product_run_out[pool - groups];
}

//! Grants each ratio group what its base allows by now: cap = num (U0 + used base) / den - C0 - used.
void MarketWorkspace::State::set_ratio_caps(std::int32_t tier)
{
    for (const RatioGroup& ratio : market_->ratios) {
        const auto group = static_cast<std::size_t>(ratio.group);
        const Pool& base = pools_[static_cast<std::size_t>(ratio.base)];
        Pool& pool = pools_[group];
        const std::int64_t used = pool.granted - pool.left;
        const Wide counted = Wide{ratio.base_before} + (base.granted - base.left);
        const Wide allowed = ratio.numerator * counted / ratio.denominator - ratio.group_before - used;
        const Wide own = Wide{market_->capacity[group]} - used;
        pool.left = static_cast<std::int64_t>(std::max<Wide>(0, std::min(allowed, own)));
        pool.granted = used + pool.left;
        if (pool.left == 0) {
            result_->group_run_out[group] = {tier, 0};
        }
    }
}

//! Puts the tier's buyers before their first edges that fit, at clock 0.
void MarketWorkspace::State::seat(std::size_t first, std::size_t last)
{
    now_ = {};
    seats_.resize(last - first);
    next_.resize(clearing::max_pools * seats_.size());
    previous_.resize(next_.size());
    events_.reset(pools_.size() + seats_.size());
    for (Pool& pool : pools_) {
        pool.tight = false;
    }
    for (std::size_t seat = 0; seat < seats_.size(); ++seat) {
        const std::size_t row = order[first + seat];
        Buyer& buyer = seats_[seat] = Buyer{};
        buyer.row = row;
        buyer.edge = static_cast<std::size_t>(market_->first_edge[row]);
        buyer.end_edge = static_cast<std::size_t>(market_->first_edge[row + 1]);
        buyer.slowness =
            std::numeric_limits<std::uint64_t>::max() / static_cast<std::uint64_t>(market_->speed[row]);
        buyer.need = market_->need[row];
        buyer.money = market_->budget[row];
        move_on(seat);
    }
}

//! Sets the buyer up for its current edge and enters it into the edge's pools.
void MarketWorkspace::State::join(std::size_t seat)
{
    Buyer& buyer = seats_[seat];
    const MarketEdge& edge = market_->edges[buyer.edge];
    const std::int64_t performance = market_->performance[static_cast<std::size_t>(edge.product)];
    const Wide interval =
        (Wide{performance} * static_cast<Wide>(buyer.slowness)) >> 16; // clock_ticks = 2^(64 - 16)
    buyer.interval = std::max<std::int64_t>(1, static_cast<std::int64_t>(interval));
    buyer.rate = ((std::int64_t{1} << 62) - 1) / buyer.interval + 1;
    buyer.limit = buyer.need / performance;
    if (edge.price > 0) {
        buyer.limit = std::min(buyer.limit, buyer.money / edge.price);
    }
    buyer.base = std::min(buyer.due() - buyer.interval, now_.clock);
    buyer.pools[0] = static_cast<std::uint32_t>(pool_of_product(edge.product));
    buyer.num_pools = 1;
    for (const std::int32_t group : edge.groups) {
        if (group != MarketEdge::no_group) {
            buyer.pools[buyer.num_pools++] = static_cast<std::uint32_t>(group);
        }
    }
    for (std::size_t k = 0; k < buyer.num_pools; ++k) {
        Pool& pool = pools_[buyer.pools[k]];
        const auto link = static_cast<std::int32_t>(clearing::max_pools * seat + k);
        next_[static_cast<std::size_t>(link)] = pool.first_member;
        previous_[static_cast<std::size_t>(link)] = clearing::nobody;
        if (pool.first_member != clearing::nobody) {
            previous_[static_cast<std::size_t>(pool.first_member)] = link;
        }
        pool.first_member = link;
        ++pool.members;
        pool.rate += buyer.rate;
        pool.progress += Wide{buyer.rate} * buyer.base;
        if (!pool.stale) {
            pool.stale = true;
            stale_.push_back(buyer.pools[k]);
        }
    }
}

//! Takes the buyer out of its pools. Their forecasts stay: they look too early now, never too late.
void MarketWorkspace::State::leave(std::size_t seat)
{
    Buyer& buyer = seats_[seat];
    for (std::size_t k = 0; k < buyer.num_pools; ++k) {
        Pool& pool = pools_[buyer.pools[k]];
        const std::size_t link = clearing::max_pools * seat + k;
        const std::int32_t next = next_[link];
        const std::int32_t previous = previous_[link];
        (previous == clearing::nobody ? pool.first_member : next_[static_cast<std::size_t>(previous)]) = next;
        if (next != clearing::nobody) {
            previous_[static_cast<std::size_t>(next)] = previous;
        }
        --pool.members;
        pool.rate -= buyer.rate;
        pool.progress -= Wide{buyer.rate} * buyer.base;
    }
    buyer.num_pools = 0;
}

//! Counts takes over the current edge. The pools' forecasts stay good: what is counted is implied no longer.
void MarketWorkspace::State::take(Buyer& buyer, std::int64_t units)
{
    const MarketEdge& edge = market_->edges[buyer.edge];
    result_->units[buyer.edge] += units;
    buyer.need -= units * market_->performance[static_cast<std::size_t>(edge.product)];
    buyer.money -= units * edge.price;
    buyer.limit -= units;
    buyer.clock += units * buyer.interval;
    // A buyer takes at most (T - (due - interval)) / interval units up to clock T. Where its next unit is far
    // ahead that is negative; from now on is the better bound.
    const std::int64_t base = std::min(buyer.due() - buyer.interval, now_.clock);
    const Wide counted = Wide{buyer.rate} * (base - buyer.base);
    buyer.base = base;
    for (std::size_t k = 0; k < buyer.num_pools; ++k) {
        pools_[buyer.pools[k]].left -= units;
        assert(pools_[buyer.pools[k]].left >= 0);
        pools_[buyer.pools[k]].progress += counted;
    }
}

//! Units that the buyer took up to now and that are not counted yet.
std::int64_t MarketWorkspace::State::implied_units(std::size_t seat) const
{
    const Buyer& buyer = seats_[seat];
    const bool had_its_turn = static_cast<std::int64_t>(slot_of(seat)) <= now_.slot;
    const std::int64_t ago = now_.clock + (had_its_turn ? 1 : 0) - buyer.due(); // due before: ago > 0
    return !buyer.implied || ago <= 0 ? 0 : (ago - 1) / buyer.interval + 1;
}

//! A clock up to which the pool keeps at least one unit, whatever its members do; `at_once` if it is not
//! ahead.
std::int64_t MarketWorkspace::State::safe_until(const Pool& pool) const
{
    if (pool.members == 0) {
        return clearing::never;
    }
    const Wide may_have_gone = pool.rate * now_.clock - pool.progress; // since they were counted, times 2^62
    const Wide spare = (Wide{pool.left - 1} << 62) - may_have_gone;
    if (spare < pool.rate) {
        return clearing::at_once;
    }
    const Wide until = now_.clock + spare / pool.rate;
    return static_cast<std::int64_t>(std::min<Wide>(until, clearing::never - 1));
}

} // namespace chokepoint
