// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "mechanisms/produce/produce.hpp"

namespace chokepoint {

void produce(const Scenario& scenario, World& world, Workspace& workspace)
{
    const Month now = world.month;
    Plan& plan = workspace.plan;
    plan_production(scenario, now, world.lot_list, world.products, plan);
    fabricate(scenario, now, world.rule_table, world.lot_list, plan, world.fabs, world.lots, world.products,
              world.rules, world.ledger);
    make_stacks(scenario, now, world.rule_table, world.products, plan, world.memory_lines, world.chipmakers,
                world.rules, world.ledger);
    assemble(scenario, now, world.rule_table, plan, world.packaging_lines, world.chipmakers, world.products,
             world.rules, world.ledger);
    design_chips(scenario, now, world.random, world.fabs, world.memory_lines, world.roadmaps, world.products);
}

} // namespace chokepoint
