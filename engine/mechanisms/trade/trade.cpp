// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "mechanisms/trade/trade.hpp"

namespace chokepoint {

void trade(const Scenario& scenario, World& world, Workspace& workspace)
{
    const Month now = world.month;
    install(scenario, now, world.products, world.clouds);
    grant_budgets(scenario, now, world.labs, world.clouds, world.ledger);
    place_orders(scenario, now, world.random, world.rule_table, world.clouds, world.products, world.rules,
                 workspace);
    cut_orders_to_power(scenario, now, world.products, world.clouds, workspace);
    clear_accelerators(scenario, now, world.random, world.rule_table, workspace, world.clouds,
                       world.chipmakers, world.products, world.ledger);
    post_prices(scenario, now, world.lot_list, workspace.plan.lot_dies, workspace.offered, world.products);
}

} // namespace chokepoint
