// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "core/math.hpp"
#include "mechanisms/workspace.hpp"
#include "world/world.hpp"

#include <cmath>
#include <limits>
#include <span>

namespace chokepoint {

inline constexpr double cents_per_million = 1e8;
inline constexpr double least_share = 1e-3; //!< smaller wishes are not worth an order

//! What money buys at a price: whole units, money in MUSD, price in US cent.
inline std::int64_t affordable_units(double money, std::int64_t price)
{
    return static_cast<std::int64_t>(std::floor(money * cents_per_million)) / price;
}

//! The largest value among the products that `may_buy` admits; -inf where there is none.
template <class MayBuy> double best_value(std::span<const double> value, MayBuy&& may_buy)
{
    double best = -std::numeric_limits<double>::infinity();
    for (std::size_t product = 0; product < value.size(); ++product) {
        best = may_buy(product) ? std::max(best, value[product]) : best;
    }
    return best;
}

//! Shares of money over the products that `may_buy` admits: a logit on value; without spread, all to the
//! best.
template <class MayBuy>
void split_money(std::span<const double> value, double spread, MayBuy&& may_buy, std::span<double> share)
{
    const double best = best_value(value, may_buy);
    double total = 0.0;
    for (std::size_t product = 0; product < value.size(); ++product) {
        share[product] = 0.0;
        if (std::isfinite(value[product]) && may_buy(product)) {
            const double behind = value[product] - best;
            share[product] = spread > 0.0 ? math::exp(behind / spread) : static_cast<double>(behind == 0.0);
            share[product] = share[product] < least_share ? 0.0 : share[product];
        }
        total += share[product];
    }
    for (double& part : share) {
        part = total > 0.0 ? part / total : 0.0;
    }
}

} // namespace chokepoint
