// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "mechanisms/workspace.hpp"
#include "world/world.hpp"

namespace chokepoint {

//! Accelerators meet those who want them, under the rules.
void trade(const Scenario& scenario, World& world, Workspace& workspace);

//! Clouds receive this month's money for accelerators: given as data, later bounded by what users pay.
void grant_budgets(const Scenario& scenario, Month now, const Labs& labs, Clouds& clouds, Ledger& ledger);

//! Clouds split their money over products; what rules refuse is counted and goes elsewhere.
void place_orders(const Scenario& scenario, Month now, RandomKey random, const RuleTable& rules,
                  Clouds& clouds, Products& products, Rules& refusals, Workspace& workspace);

//! Orders are cut to what the power supply of each country can still feed.
void cut_orders_to_power(const Scenario& scenario, Month now, const Products& products, const Clouds& clouds,
                         Workspace& workspace);

//! Last month's purchases are installed, and installed compute retires.
void install(const Scenario& scenario, Month now, const Products& products, Clouds& clouds);

//! The accelerator market clears in whole units.
void clear_accelerators(const Scenario& scenario, Month now, RandomKey random, const RuleTable& rules,
                        Workspace& workspace, Clouds& clouds, Chipmakers& chipmakers, Products& products,
                        Ledger& ledger);

//! Sellers post prices for next month: up with excess demand, within floor and ceiling.
void post_prices(const Scenario& scenario, Month now, const std::vector<Lot>& lot_list,
                 const std::vector<Dies>& lot_dies, const std::vector<std::int64_t>& offered,
                 Products& products);

} // namespace chokepoint
