// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "mechanisms/produce/produce.hpp"

#include <cmath>

namespace chokepoint {

void plan_production(const Scenario& scenario, Month now, const Products& products, Plan& plan)
{
    const std::size_t count = scenario.products.size();
    const double finished_time = scenario.production.finished_time;
    plan.orders.assign(count, 0.0);
    plan.packages.assign(count, 0);
    for (std::size_t product = 0; product < count; ++product) {
        if (!products.designs[product].acts(now)) {
            continue;
        }
        std::int64_t total = 0;
        for (std::size_t month = 0; month < order_months; ++month) {
            total += booked(products, product, month);
        }
        plan.orders[product] = static_cast<double>(total) / static_cast<double>(order_months);
        const double wanted =
            plan.orders[product] * (1.0 + finished_time) - static_cast<double>(products.unit_stock[product]);
        plan.packages[product] = static_cast<std::int64_t>(std::ceil(std::max(0.0, wanted)));
    }
}

} // namespace chokepoint
