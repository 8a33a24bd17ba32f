// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "mechanisms/performance.hpp"
#include "mechanisms/produce/produce.hpp"

#include <cmath>

namespace chokepoint {
namespace {

//! The mean order of three months, of what is on sale.
void smooth_orders(Month now, const Products& products, Plan& plan)
{
    const std::size_t count = products.designs.size();
    plan.orders.assign(count, 0.0);
    for (std::size_t product = 0; product < count; ++product) {
        if (!products.designs[product].acts(now)) {
            continue;
        }
        std::int64_t total = 0;
        for (std::size_t month = 0; month < order_months; ++month) {
            total += booked(products, product, month);
        }
        plan.orders[product] = static_cast<double>(total) / static_cast<double>(order_months);
    }
}

//! Units of a product that its maker could deliver this month beyond the orders for it, as far as dies go.
double idle_units(const Products& products, const Plan& plan, std::size_t row)
{
    const std::int64_t of_dies = products.die_stock[row] / products.designs[row].dies;
    return static_cast<double>(products.unit_stock[row] + of_dies) - plan.orders[row];
}

//! The best product with idle dies that the same maker offers to the same buyers; none: the number of
//! products.
std::size_t find_stand_in(Month now, const Products& products, const Plan& plan, std::size_t row)
{
    const Product& wanted = products.designs[row];
    std::size_t best = products.designs.size();
    for (std::size_t other = 0; other < products.designs.size(); ++other) {
        const Product& product = products.designs[other];
        if (other != row && product.maker == wanted.maker && product.destinations == wanted.destinations &&
            product.acts(now) && idle_units(products, plan, other) >= 1.0 &&
            (best == products.designs.size() ||
             h100_equivalents(product) > h100_equivalents(products.designs[best]))) {
            best = other;
        }
    }
    return best;
}

//! Orders that a maker cannot meet for want of dies go, as money, to products of which it has dies: buyers
//! take those when their first wish is sold out. Products whose dies lie idle are short of nothing, so what
//! is moved never moves on.
void use_idle_dies(Month now, const Products& products, Plan& plan)
{
    for (std::size_t product = 0; product < products.designs.size(); ++product) {
        double money = -idle_units(products, plan, product) * static_cast<double>(products.price[product]);
        while (plan.orders[product] > 0.0 && money > 0.0) {
            const std::size_t other = find_stand_in(now, products, plan, product);
            if (other == products.designs.size()) {
                break;
            }
            const auto price = static_cast<double>(products.price[other]);
            const double idle = idle_units(products, plan, other);
            plan.orders[other] += std::min(idle, money / price);
            money = money > idle * price ? money - idle * price : 0.0; // else rounding never ends
        }
    }
}

} // namespace

void plan_production(const Scenario& scenario, Month now, const std::vector<Lot>& lot_list,
                     const Products& products, Plan& plan)
{
    const std::size_t count = scenario.products.size();
    const double finished_time = scenario.production.finished_time;
    smooth_orders(now, products, plan);
    if (scenario.mechanisms.product_mix) {
        use_idle_dies(now, products, plan);
    }
    plan.packages.assign(count, 0);
    plan.tiers.clear();
    plan.lot_tiers.clear();
    for (std::size_t product = 0; product < count; ++product) {
        plan.tiers.push_back(scenario.chipmakers[std::size_t(products.designs[product].maker)].priority);
        if (products.designs[product].acts(now)) {
            const double wanted = plan.orders[product] * (1.0 + finished_time) -
                                  static_cast<double>(products.unit_stock[product]);
            plan.packages[product] = static_cast<std::int64_t>(std::ceil(std::max(0.0, wanted)));
        }
    }
    for (const Lot& lot : lot_list) {
        plan.lot_tiers.push_back(plan.tiers[std::size_t(lot.product)]);
    }
}

} // namespace chokepoint
