// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "mechanisms/govern/govern.hpp"

namespace chokepoint {

void govern(const Scenario& scenario, World& world)
{
    const Month now = world.month;
    follow_calendar(scenario, now, world.products, world.events);
    compile_rules(scenario, now, world.products, world.rules, world.rule_table);
    invest(scenario, now, world.regions, world.countries, world.funds, world.fabs, world.memory_lines,
           world.packaging_lines, world.ledger);
}

} // namespace chokepoint
