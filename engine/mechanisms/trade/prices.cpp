// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "core/math.hpp"
#include "laws/price.hpp"
#include "mechanisms/trade/trade.hpp"
#include "mechanisms/unit_cost.hpp"

#include <cmath>
#include <limits>

namespace chokepoint {
namespace {

//! What one unit costs from the cheapest suppliers that have dies, stacks and slots [USD].
double unit_cost(const Scenario& scenario, const Product& product, std::size_t row,
                 const std::vector<Lot>& lot_list, const std::vector<Dies>& lot_dies)
{
    double die = std::numeric_limits<double>::infinity();
    for (std::size_t lot = 0; lot < lot_dies.size(); ++lot) {
        if (std::size_t(lot_list[lot].product) == row) {
            const Dies& dies = lot_dies[lot];
            die = std::min(die,
                           scenario.nodes[std::size_t(product.node)].wafer_cost / (dies.gross * dies.yield));
        }
    }
    return unit_cost(scenario, product, die);
}

} // namespace

void post_prices(const Scenario& scenario, Month now, const std::vector<Lot>& lot_list,
                 const std::vector<Dies>& lot_dies, const std::vector<std::int64_t>& offered,
                 Products& products)
{
    const MarketParameters& p = scenario.market;
    for (std::size_t product = 0; product < scenario.products.size(); ++product) {
        if (!scenario.mechanisms.prices || !products.designs[product].acts(now)) {
            continue;
        }
        // At its stock target a seller is content: excess is what is wanted beyond that.
        const double wanted =
            static_cast<double>(ordered(products, product)) * (1.0 + scenario.production.finished_time);
        const double step =
            laws::log_price_step(wanted, static_cast<double>(offered[product]), p.price_gain, p.price_step);
        const double launch = products.designs[product].price * 100.0;
        const double ceiling = launch * p.price_ceiling;
        const double floor = std::min(
            ceiling, 100.0 * p.price_floor *
                         unit_cost(scenario, products.designs[product], product, lot_list, lot_dies));
        const double price = static_cast<double>(products.price[product]) * math::exp(step);
        products.price[product] = std::max<std::int64_t>(
            1, static_cast<std::int64_t>(std::floor(std::clamp(price, floor, ceiling) + 0.5)));
    }
}

} // namespace chokepoint
