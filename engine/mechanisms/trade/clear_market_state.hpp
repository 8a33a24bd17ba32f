// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors

#pragma once

// Private to clear_market*.cpp: the memory of a clearing. The reference that it must equal bit for bit takes
// unit after unit (tests/support/reference_market.hpp); here most takes are only implied. A buyer's takes are
// counted, by one division, when someone has to know; and a pool forecasts until when nobody has to.

#include "mechanisms/trade/market.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace chokepoint {

namespace clearing {

__extension__ typedef __int128 Wide; // products of two 64-bit numbers

inline constexpr std::int64_t never = std::numeric_limits<std::int64_t>::max();
inline constexpr std::int64_t at_once = 0;
inline constexpr std::int32_t nobody = -1;
inline constexpr std::size_t max_pools = 1 + MarketEdge::max_groups; //!< that one edge draws from

//! Times of the next events by slot; finds the least time, the lowest slot on a tie. A tournament of times
//! alone: the winner's slot is found on the way down.
class EventTree {
  public:
    void reset(std::size_t slots)
    {
        leaves_ = std::bit_ceil(std::max<std::size_t>(slots, 1));
        times_.assign(2 * leaves_, never);
    }

    void set(std::size_t slot, std::int64_t time)
    {
        std::size_t node = leaves_ + slot;
        times_[node] = time;
        while (node > 1) {
            node /= 2;
            const std::int64_t earlier = std::min(times_[2 * node], times_[2 * node + 1]);
            if (times_[node] == earlier) {
                return;
            }
            times_[node] = earlier;
        }
    }

    std::int64_t time() const { return times_[1]; }

    std::size_t slot() const
    {
        std::size_t node = 1;
        while (node < leaves_) {
            node = 2 * node + (times_[2 * node] == times_[1] ? 0 : 1);
        }
        return node - leaves_;
    }

  private:
    std::size_t leaves_ = 1;
    Column<std::int64_t> times_; //!< node n has children 2n and 2n + 1; leaves hold the slots
};

//! What runs out: a quota group or a product. Its members are the buyers whose current edge draws from it.
struct Pool {
    std::int64_t left = 0;    //!< after all counted takes [units]
    std::int64_t granted = 0; //!< left + counted takes [units]
    //! Takes up to clock T, counted or implied, add to the counted ones at most
    //! (rate T - progress) / 2^62 units: the sum over members of rate (T - base).
    Wide rate = 0;
    Wide progress = 0;
    std::int32_t members = 0;
    std::int32_t first_member = nobody; //!< a link
    bool tight = false;                 //!< may run out at any take: its members take unit by unit
    bool stale = false;                 //!< somebody joined since the last forecast
};

//! A buyer of the tier that is being served.
struct Buyer {
    std::size_t row = 0;        //!< in the market
    std::size_t edge = 0;       //!< current
    std::size_t end_edge = 0;   //!< end of the list
    std::uint64_t slowness = 0; //!< floor((2^64 - 1) / speed)
    std::int64_t need = 0;
    std::int64_t money = 0;
    std::int64_t clock = 0;    //!< moved on by all counted takes [ticks]
    std::int64_t interval = 1; //!< between two units over the current edge [ticks]
    std::int64_t limit = 0;    //!< units that need and money still allow over the current edge
    std::int64_t rate = 0;     //!< 2^62 / interval, rounded up
    std::int64_t base = 0;     //!< clock from which `Pool::rate` counts this buyer's takes
    bool implied = false;      //!< takes are implied until they are counted; else each is an event
    std::uint8_t num_pools = 0;
    std::array<std::uint32_t, max_pools> pools{}; //!< that the current edge draws from

    std::int64_t due() const { return clock + interval / 2; }
};

//! How far the market is: everything due before (clock, slot) was taken. Never goes back.
struct Progress {
    std::int64_t clock = 0;
    std::int64_t slot = -1;

    auto operator<=>(const Progress&) const = default;
};

} // namespace clearing

struct MarketWorkspace::State {
    void begin(const Market& market, MarketResult& result);
    void serve_tier(std::size_t first, std::size_t last);
    void finish();

    Column<std::uint32_t> order; //!< rows of buyers by tier, then rank

  private:
    using Buyer = clearing::Buyer;
    using Pool = clearing::Pool;

    void set_ratio_caps(std::int32_t tier);
    void seat(std::size_t first, std::size_t last);

    // Events, in clear_market.cpp.
    void look_at(std::size_t pool);
    void serve(std::size_t seat);
    void run_out(std::size_t pool);
    void move_on(std::size_t seat);
    bool fits(const Buyer& buyer);
    void schedule(std::size_t seat);
    void forecast_stale();

    // Bookkeeping between buyers and pools, in clear_market_pools.cpp.
    void join(std::size_t seat);
    void leave(std::size_t seat);
    void take(Buyer& buyer, std::int64_t units);
    std::int64_t implied_units(std::size_t seat) const;
    std::int64_t safe_until(const Pool& pool) const;

    std::size_t slot_of(std::size_t seat) const { return pools_.size() + seat; }

    std::size_t pool_of_product(std::int32_t product) const
    {
        return market_->num_groups() + static_cast<std::size_t>(product);
    }

    RunOut& run_out_of(std::size_t pool);

    const Market* market_ = nullptr;
    MarketResult* result_ = nullptr;
    std::int32_t tier_ = 0;
    clearing::Progress now_;
    clearing::EventTree events_; //!< slots: pools (groups, products), then seats
    Column<Pool> pools_;         //!< groups, then products
    Column<Buyer> seats_;        //!< buyers of the tier by rank
    Column<std::int32_t> next_;  //!< links of the pools' lists of members: link = max_pools * seat + k
    Column<std::int32_t> previous_;
    Column<std::uint32_t> stale_;
};

} // namespace chokepoint
