// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors

#pragma once

// Markets small enough to be written down in a test.

#include "mechanisms/trade/market.hpp"

#include <vector>

namespace chokepoint {

//! A market under construction. Buyers get rank by order of their coming.
struct SmallMarket : Market {
    SmallMarket() { first_edge = {0}; }

    std::int32_t product(std::int64_t units, std::int64_t performance_of_unit = 1)
    {
        supply.push_back(units);
        performance.push_back(performance_of_unit);
        return static_cast<std::int32_t>(supply.size()) - 1;
    }

    std::int32_t group(std::int64_t units)
    {
        capacity.push_back(units);
        return static_cast<std::int32_t>(capacity.size()) - 1;
    }

    struct Buyer {
        std::int64_t need = 0;
        std::int64_t speed = 0; //!< 0: the need
        std::int32_t tier = 0;
        std::int64_t budget = unlimited;
    };

    //! A buyer and its list of edges, best first.
    void buyer(const Buyer& buyer, const std::vector<MarketEdge>& list)
    {
        need.push_back(buyer.need);
        budget.push_back(buyer.budget);
        speed.push_back(buyer.speed != 0 ? buyer.speed : buyer.need);
        tier.push_back(buyer.tier);
        rank.push_back(static_cast<std::int32_t>(rank.size()));
        edges.insert(edges.end(), list.begin(), list.end());
        first_edge.push_back(static_cast<std::int32_t>(edges.size()));
    }

    MarketResult clear() const
    {
        MarketWorkspace workspace;
        MarketResult result;
        clear_market(*this, workspace, result);
        check_result(*this, result);
        return result;
    }
};

using Units = Column<std::int64_t>;

} // namespace chokepoint
