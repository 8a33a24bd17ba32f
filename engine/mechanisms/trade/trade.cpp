// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "mechanisms/trade/trade.hpp"

namespace chokepoint {

void trade(const Scenario& scenario, World& world, Workspace& workspace)
{
    const Month now = world.month;
    install(scenario, now, world.products, world.clouds);
    grant_budgets(scenario, now, world.labs, world.clouds, world.ledger);
    repay_cover(scenario, world.clouds, world.ledger, workspace);
    value_products(scenario, now, world.random, world.rule_table, world.products, workspace);
    plan_smuggling(scenario, now, world.rule_table, world.clouds, world.routes, world.products, workspace);
    place_orders(scenario, now, world.rule_table, world.clouds, world.products, world.rules, workspace);
    build_cover(scenario, now, world.rule_table, world.clouds, world.products, world.ledger, workspace);
    cut_orders_to_power(scenario, now, world.products, world.clouds, workspace);
    keep_order_books(scenario, now, world.rule_table, world.products);
    clear_accelerators(scenario, now, world.random, world.rule_table, workspace, world.clouds,
                       world.chipmakers, world.products, world.rules, world.ledger);
    smuggle(scenario, now, world.random, world.products, world.clouds, world.routes, world.ledger, workspace);
    return_advances(scenario, world.clouds, world.ledger, workspace);
    post_prices(scenario, now, world.lot_list, workspace.plan.lot_dies, workspace.offered, world.products);
}

} // namespace chokepoint
