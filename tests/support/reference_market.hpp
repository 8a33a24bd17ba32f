// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors

#pragma once

// The rule of the market, literally: unit after unit. What clear_market must equal bit for bit.

#include "mechanisms/trade/market.hpp"

#include <set>

namespace chokepoint::reference {

__extension__ typedef __int128 Wide;

//! Ticks between two units: floor((2^64 - 1) / speed) * performance / 2^16, at least 1.
inline std::int64_t interval(std::int64_t performance, std::int64_t speed)
{
    const std::uint64_t slowness = ~std::uint64_t{0} / static_cast<std::uint64_t>(speed);
    return std::max<std::int64_t>(1, static_cast<std::int64_t>((Wide{performance} * Wide{slowness}) >> 16));
}

//! Market and result seen by plain indices: buyers, edges, and pools (groups, then products).
struct Table {
    const Market& m;
    MarketResult& r;
    std::vector<std::int64_t> left, clock;
    std::vector<std::size_t> edge;

    std::size_t product(std::size_t e) const { return static_cast<std::size_t>(m.edges[e].product); }

    std::size_t last(std::size_t b) const { return static_cast<std::size_t>(m.first_edge[b + 1]); }

    std::int64_t step(std::size_t b) const { return interval(m.performance[product(edge[b])], m.speed[b]); }

    bool fits(std::size_t b, EdgeEnd& end) const
    {
        const std::size_t e = edge[b];
        if (left[m.num_groups() + product(e)] < 1) {
            return end = {EdgeReason::sold_out, -1}, false;
        }
        for (std::size_t k = 0; k < MarketEdge::max_groups; ++k) {
            if (m.edges[e].groups[k] != MarketEdge::no_group &&
                left[static_cast<std::size_t>(m.edges[e].groups[k])] < 1) {
                return end = {EdgeReason::quota_full, static_cast<std::int8_t>(k)}, false;
            }
        }
        if (r.budget_left[b] < m.edges[e].price) {
            return end = {EdgeReason::over_budget, -1}, false;
        }
        return end = {EdgeReason::need_met, -1}, r.need_left[b] >= m.performance[product(e)];
    }

    void draw_unit(std::size_t pool, std::int32_t tier, std::int64_t now)
    {
        if (--left[pool] == 0) {
            const bool is_group = pool < m.num_groups();
            (is_group ? r.group_run_out[pool] : r.product_run_out[pool - m.num_groups()]) = {tier, now};
        }
    }

    void take(std::size_t b, std::int32_t tier, std::int64_t now)
    {
        const MarketEdge& e = m.edges[edge[b]];
        ++r.units[edge[b]];
        r.need_left[b] -= m.performance[product(edge[b])];
        r.budget_left[b] -= e.price;
        clock[b] += step(b);
        draw_unit(m.num_groups() + product(edge[b]), tier, now);
        for (const std::int32_t group : e.groups) {
            if (group != MarketEdge::no_group) {
                ++r.group_used[static_cast<std::size_t>(group)];
                draw_unit(static_cast<std::size_t>(group), tier, now);
            }
        }
    }

    void set_ratio_caps(std::int32_t tier)
    {
        for (const RatioGroup& q : m.ratios) {
            const auto g = static_cast<std::size_t>(q.group);
            const Wide base = Wide{q.base_before} + r.group_used[static_cast<std::size_t>(q.base)];
            const Wide cap = q.numerator * base / q.denominator - q.group_before - r.group_used[g];
            left[g] = static_cast<std::int64_t>(
                std::max<Wide>(0, std::min<Wide>(cap, m.capacity[g] - r.group_used[g])));
            if (left[g] == 0) {
                r.group_run_out[g] = {tier, 0};
            }
        }
    }

    void serve_tier(std::int32_t tier)
    {
        std::int64_t now = 0;
        while (true) {
            std::size_t next =
                m.num_buyers(); // the buyer whose next unit is due first, the lower rank on a tie
            std::int64_t next_due = 0;
            for (std::size_t b = 0; b < m.num_buyers(); ++b) {
                while (m.tier[b] == tier && edge[b] < last(b) && !fits(b, r.ends[edge[b]])) {
                    ++edge[b];
                }
                if (m.tier[b] == tier && edge[b] < last(b)) {
                    const std::int64_t due = clock[b] + step(b) / 2;
                    if (next == m.num_buyers() || due < next_due ||
                        (due == next_due && m.rank[b] < m.rank[next])) {
                        next = b;
                        next_due = due;
                    }
                }
            }
            if (next == m.num_buyers()) {
                return;
            }
            now = std::max(now, next_due);
            take(next, tier, now);
        }
    }
};

inline void clear_market(const Market& m, MarketResult& r)
{
    r.units.assign(m.edges.size(), 0);
    r.ends.assign(m.edges.size(), EdgeEnd{});
    r.product_run_out.assign(m.num_products(), RunOut{});
    r.group_run_out.assign(m.num_groups(), RunOut{});
    r.group_used.assign(m.num_groups(), 0);
    r.need_left = m.need;
    r.budget_left = m.budget;
    Table table{m, r, m.capacity, std::vector<std::int64_t>(m.num_buyers(), 0), {}};
    table.left.insert(table.left.end(), m.supply.begin(), m.supply.end());
    for (std::size_t pool = 0; pool < table.left.size(); ++pool) {
        if (table.left[pool] == 0) {
            const bool is_group = pool < m.num_groups();
            (is_group ? r.group_run_out[pool] : r.product_run_out[pool - m.num_groups()]).tier =
                RunOut::before;
        }
    }
    table.edge.assign(m.first_edge.begin(), m.first_edge.end() - 1);
    for (const std::int32_t tier : std::set<std::int32_t>(m.tier.begin(), m.tier.end())) {
        table.set_ratio_caps(tier);
        table.serve_tier(tier);
    }
    r.supply_left.assign(table.left.begin() + static_cast<std::ptrdiff_t>(m.num_groups()), table.left.end());
}

} // namespace chokepoint::reference
