// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

// One market of one month: many buyers, many products, posted prices, and limits of supply, money, need,
// licences and caps. The rule, in one sentence: again and again, the buyer whose next unit is due first takes
// one whole unit of the best product that it may, needs and can pay.
//
// Each buyer has a clock that its purchases move on: a unit takes performance / speed units of time. Its next
// unit is due half a unit later (Webster's divisor rule), ties go to the lower rank, and lower tiers are
// served before higher ones. Weighted simultaneous eating (Bogomolnaia and Moulin 2001) in whole units; with
// many units it becomes that. All arithmetic is in integers, so the result is the same everywhere.
//
// Guaranteed: no limit is ever exceeded, nothing that still fits is left, a permutation of the buyers (each
// with its rank) permutes the result, and more supply of a product never lowers anyone's take of it.

#include "world/values.hpp"

#include <array>
#include <cstdint>
#include <limits>
#include <memory>

namespace chokepoint {

inline constexpr std::int64_t clock_ticks = std::int64_t{1} << 48; //!< [ticks per unit of time]

//! What a buyer may take: a product at a price, counted in up to three quota groups, none of them twice.
struct MarketEdge {
    static constexpr std::size_t max_groups = 3;
    static constexpr std::int32_t no_group = -1; //!< fills up `groups`

    std::int64_t price = 0;   //!< with fees and duties, whole units of money per unit, 0 .. Market::unlimited
    std::int32_t product = 0; //!< row of the product
    std::array<std::int32_t, max_groups> groups{no_group, no_group, no_group};
};

//! A cap relative to what others were shipped: group <= numerator / denominator * base. The cap is set at the
//! start of each tier from what has been taken by then, so it lags where both sides are in one tier.
struct RatioGroup {
    std::int32_t group = 0; //!< the capped quota group; its own capacity holds too
    std::int32_t base = 0;  //!< the quota group that counts the other side
    std::int64_t numerator = 1;
    std::int64_t denominator = 1;
    std::int64_t base_before = 0;  //!< units of the base in the rule's window before this month
    std::int64_t group_before = 0; //!< units of the capped group in the window before this month
};

//! What a market is asked. Edges of buyer b are edges[first_edge[b]] .. edges[first_edge[b + 1] - 1], best
//! first; only what rules allow is listed. Bounds: `check_market`.
struct Market {
    static constexpr std::int64_t unlimited = (std::int64_t{1} << 62) - 1; //!< a supply, capacity or budget

    Column<std::int64_t> supply;      //!< by product [units]
    Column<std::int64_t> performance; //!< by product [performance units/unit], >= 1

    Column<std::int64_t> need;       //!< by buyer [performance units]
    Column<std::int64_t> budget;     //!< by buyer [whole units of money]
    Column<std::int64_t> speed;      //!< by buyer [performance units per unit of time]; the need, usually
    Column<std::int32_t> tier;       //!< by buyer, >= 0; lower is served first
    Column<std::int32_t> rank;       //!< by buyer: a permutation of 0 .. buyers - 1; lower wins ties
    Column<std::int32_t> first_edge; //!< by buyer, and the number of edges at the end

    Column<MarketEdge> edges;
    Column<std::int64_t> capacity; //!< by quota group [units]
    Column<RatioGroup> ratios;

    std::size_t num_products() const { return supply.size(); }

    std::size_t num_buyers() const { return need.size(); }

    std::size_t num_groups() const { return capacity.size(); }
};

//! Why a buyer took no more over an edge: the first of these that did not hold, in this order.
enum class EdgeReason : std::uint8_t { sold_out, quota_full, over_budget, need_met };
inline constexpr std::array<std::string_view, 4> edge_reason_names{"sold_out", "quota_full", "over_budget",
                                                                   "need_met"};

struct EdgeEnd {
    EdgeReason reason = EdgeReason::sold_out;
    std::int8_t full_group = -1; //!< which of the edge's groups was full, 0 .. 2; -1 for other reasons

    bool operator==(const EdgeEnd&) const = default;
};

//! When a product or a quota group ran out; the last time, where a ratio cap rose again.
struct RunOut {
    static constexpr std::int32_t before = -1; //!< there was nothing to begin with
    static constexpr std::int32_t never = std::numeric_limits<std::int32_t>::max();

    std::int32_t tier = never; //!< the tier that was served, or `before`, or `never`
    std::int64_t clock = 0;    //!< [ticks] since that tier began

    bool operator==(const RunOut&) const = default;
};

struct MarketResult {
    Column<std::int64_t> units;       //!< taken, by edge [units]
    Column<EdgeEnd> ends;             //!< by edge
    Column<RunOut> product_run_out;   //!< by product
    Column<RunOut> group_run_out;     //!< by quota group
    Column<std::int64_t> supply_left; //!< by product [units]
    Column<std::int64_t> group_used;  //!< by quota group [units]
    Column<std::int64_t> need_left;   //!< by buyer [performance units]
    Column<std::int64_t> budget_left; //!< by buyer [whole units of money]
};

//! Memory of one thread's clearings. After the largest market it is used without allocation.
class MarketWorkspace {
  public:
    MarketWorkspace();
    ~MarketWorkspace();
    MarketWorkspace(MarketWorkspace&&) noexcept;
    MarketWorkspace& operator=(MarketWorkspace&&) noexcept;

    struct State;

    State& state() { return *state_; }

  private:
    std::unique_ptr<State> state_;
};

//! Clears a market. Throws InvariantError where `check_market` does; else every limit holds in the result.
void clear_market(const Market& market, MarketWorkspace& workspace, MarketResult& result);

//! Throws InvariantError, with the row and the value, unless columns fit each other and are within bounds:
//! supplies, capacities, prices, budgets in 0 .. Market::unlimited; 1 <= performance; 0 <= need <= 2^40;
//! 1 <= speed <= 2^40; need and each listed product's performance at most 2^10 times the speed (so that
//! clocks stay below 2^59); at most 2^14 buyers; ranks a permutation; each group capped by at most one ratio.
void check_market(const Market& market);

//! Throws InvariantError unless supply, need, money and groups are conserved exactly over the edges and no
//! limit is exceeded.
void check_result(const Market& market, const MarketResult& result);

//! The least speed that `check_market` takes for this need and this largest listed performance.
std::int64_t least_speed(std::int64_t need, std::int64_t largest_performance);

} // namespace chokepoint
