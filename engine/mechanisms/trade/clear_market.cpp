// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors

// Clears a market by jumps. A market of 200 buyers and 30 products sells 90,000 units in about 1,000 events.
//
// Events, by time: a pool is looked at when its forecast can no longer promise a unit; a buyer in implied
// mode reaches the last unit that its own need or money allows; a buyer in unit mode takes one unit. Why the
// result is that of taking unit by unit: as long as a pool keeps a unit, it does not matter who took the
// others first. Before it could run out, all its members are counted and take unit by unit, in order.
//
// Two things that are easily forgotten. A buyer that comes from a large unit to a small one can be due in the
// past: it takes unit by unit until its due time is ahead. And a buyer whose clock is far ahead must not
// count as negative consumption in a forecast (`Buyer::base`).

#include "mechanisms/trade/clear_market_state.hpp"

namespace chokepoint {

//! Counts the pool's members in, then forecasts again, or lets them take unit by unit.
void MarketWorkspace::State::look_at(std::size_t pool_slot)
{
    Pool& pool = pools_[pool_slot];
    for (std::int32_t link = pool.first_member; link != clearing::nobody;
         link = next_[static_cast<std::size_t>(link)]) {
        const std::size_t seat = static_cast<std::size_t>(link) / clearing::max_pools;
        take(seats_[seat], implied_units(seat));
    }
    const std::int64_t until = safe_until(pool);
    if (until > now_.clock && pool.left > 2 * std::int64_t{pool.members} + 4) {
        events_.set(pool_slot, until);
        return;
    }
    pool.tight = true;
    events_.set(pool_slot, clearing::never);
    for (std::int32_t link = pool.first_member; link != clearing::nobody;
         link = next_[static_cast<std::size_t>(link)]) {
        schedule(static_cast<std::size_t>(link) / clearing::max_pools);
    }
}

//! A buyer takes: all it can over this edge in implied mode, else one unit.
void MarketWorkspace::State::serve(std::size_t seat)
{
    Buyer& buyer = seats_[seat];
    take(buyer, buyer.implied ? buyer.limit : 1);
    const auto pools = buyer.pools; // the buyer may move on below
    const std::size_t num_pools = buyer.num_pools;
    bool any_empty = false;
    for (std::size_t k = 0; k < num_pools; ++k) {
        if (pools_[pools[k]].left == 0) {
            run_out_of(pools[k]) = {tier_, now_.clock};
            any_empty = true;
        }
    }
    if (any_empty) {
        for (std::size_t k = 0; k < num_pools; ++k) {
            if (pools_[pools[k]].left == 0) {
                run_out(pools[k]);
            }
        }
    } else if (buyer.limit == 0) {
        move_on(seat);
    } else {
        schedule(seat);
    }
}

//! All members of an empty pool move on. They are counted: the pool was tight.
void MarketWorkspace::State::run_out(std::size_t pool)
{
    while (pools_[pool].first_member != clearing::nobody) {
        move_on(static_cast<std::size_t>(pools_[pool].first_member) / clearing::max_pools);
    }
}

//! To the next edge that fits, from the current one on. What did not fit gets its reason.
void MarketWorkspace::State::move_on(std::size_t seat)
{
    Buyer& buyer = seats_[seat];
    leave(seat);
    while (buyer.edge != buyer.end_edge && !fits(buyer)) {
        ++buyer.edge;
    }
    if (buyer.edge == buyer.end_edge) {
        events_.set(slot_of(seat), clearing::never);
        return;
    }
    join(seat);
    schedule(seat);
}

//! Whether the buyer's current edge fits; else its reason is written ("sold out" stands there already).
bool MarketWorkspace::State::fits(const Buyer& buyer)
{
    const MarketEdge& edge = market_->edges[buyer.edge];
    if (pools_[pool_of_product(edge.product)].left == 0) {
        return false;
    }
    EdgeEnd& end = result_->ends[buyer.edge];
    for (std::size_t k = 0; k < MarketEdge::max_groups; ++k) {
        const std::int32_t group = edge.groups[k];
        if (group != MarketEdge::no_group && pools_[static_cast<std::size_t>(group)].left == 0) {
            end = {EdgeReason::quota_full, static_cast<std::int8_t>(k)};
            return false;
        }
    }
    if (buyer.money < edge.price) {
        end = {EdgeReason::over_budget, -1};
        return false;
    }
    if (buyer.need < market_->performance[static_cast<std::size_t>(edge.product)]) {
        end = {EdgeReason::need_met, -1};
        return false;
    }
    return true;
}

//! Chooses the buyer's mode and the time of its next event. All its takes up to now are counted.
void MarketWorkspace::State::schedule(std::size_t seat)
{
    Buyer& buyer = seats_[seat];
    const std::size_t slot = slot_of(seat);
    buyer.implied = clearing::Progress{buyer.due(), static_cast<std::int64_t>(slot)} > now_;
    for (std::size_t k = 0; k < buyer.num_pools; ++k) {
        buyer.implied = buyer.implied && !pools_[buyer.pools[k]].tight;
    }
    events_.set(slot, buyer.implied ? buyer.due() + (buyer.limit - 1) * buyer.interval : buyer.due());
}

void MarketWorkspace::State::forecast_stale()
{
    for (const std::uint32_t pool : stale_) {
        pools_[pool].stale = false;
        if (!pools_[pool].tight) {
            events_.set(pool, safe_until(pools_[pool]));
        }
    }
    stale_.clear();
}

void MarketWorkspace::State::serve_tier(std::size_t first, std::size_t last)
{
    tier_ = market_->tier[order[first]];
    set_ratio_caps(tier_);
    seat(first, last);
    forecast_stale();
    while (events_.time() != clearing::never) {
        const std::size_t slot = events_.slot();
        now_ = std::max(now_, clearing::Progress{events_.time(), static_cast<std::int64_t>(slot)});
        if (slot < pools_.size()) {
            look_at(slot);
        } else {
            serve(slot - pools_.size());
        }
        forecast_stale();
    }
    for (const Buyer& buyer : seats_) {
        result_->need_left[buyer.row] = buyer.need;
        result_->budget_left[buyer.row] = buyer.money;
    }
}

void clear_market(const Market& market, MarketWorkspace& workspace, MarketResult& result)
{
    check_market(market);
    MarketWorkspace::State& state = workspace.state();
    state.begin(market, result);
    for (std::size_t first = 0; first < market.num_buyers();) {
        std::size_t last = first;
        while (last < market.num_buyers() &&
               market.tier[state.order[last]] == market.tier[state.order[first]]) {
            ++last;
        }
        state.serve_tier(first, last);
        first = last;
    }
    state.finish();
}

} // namespace chokepoint
