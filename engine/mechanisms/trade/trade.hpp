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

//! Clouds repay what they bought ahead of plan.
void repay_cover(const Scenario& scenario, Clouds& clouds, Ledger& ledger, Workspace& workspace);

//! Log of performance per money of every product to every cloud, with its fees, tastes and preferences.
void value_products(const Scenario& scenario, Month now, RandomKey random, const RuleTable& rules,
                    const Products& products, Workspace& workspace);

//! What clouds would have of what rules keep from them, at the street price, and what routes try to buy.
void plan_smuggling(const Scenario& scenario, Month now, const RuleTable& rules, const Clouds& clouds,
                    Routes& routes, Products& products, Workspace& workspace);

//! Clouds split their money over products; what rules refuse is counted and goes elsewhere.
void place_orders(const Scenario& scenario, Month now, const RuleTable& rules, Clouds& clouds,
                  Products& products, Rules& refusals, Workspace& workspace);

//! Clouds borrow to buy ahead of plan what rules may close.
void build_cover(const Scenario& scenario, Month now, const RuleTable& rules, Clouds& clouds,
                 Products& products, Ledger& ledger, Workspace& workspace);

//! Orders are cut to what the power supply of each country can still feed.
void cut_orders_to_power(const Scenario& scenario, Month now, const Products& products, const Clouds& clouds,
                         Workspace& workspace);

//! Makers' books of orders, by destination.
void keep_order_books(const Scenario& scenario, Month now, const RuleTable& rules, Products& products);

//! Last month's purchases are installed, and installed compute retires.
void install(const Scenario& scenario, Month now, const Products& products, Clouds& clouds);

//! The accelerator market clears in whole units; routes buy in it like others.
void clear_accelerators(const Scenario& scenario, Month now, RandomKey random, const RuleTable& rules,
                        Workspace& workspace, Clouds& clouds, Chipmakers& chipmakers, Products& products,
                        Rules& licences, Ledger& ledger);

//! What routes bought arrives or is seized; enforcement and traders answer.
void smuggle(const Scenario& scenario, Month now, RandomKey random, const Products& products, Clouds& clouds,
             Routes& routes, Ledger& ledger, Workspace& workspace);

//! What was borrowed to buy ahead of plan and found nothing goes back.
void return_advances(const Scenario& scenario, Clouds& clouds, Ledger& ledger, const Workspace& workspace);

//! Sellers post prices for next month: up with excess demand, within floor and ceiling.
void post_prices(const Scenario& scenario, Month now, const std::vector<Lot>& lot_list,
                 const std::vector<Dies>& lot_dies, const std::vector<std::int64_t>& offered,
                 Products& products);

} // namespace chokepoint
