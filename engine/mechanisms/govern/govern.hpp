// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "world/world.hpp"

namespace chokepoint {

//! What states and the calendar impose this month.
void govern(const Scenario& scenario, World& world);

//! Headlines of the calendar: rules announced, in force and ended, lines opened, products released.
void follow_calendar(const Scenario& scenario, Month now, const Products& products,
                     std::vector<Event>& events);

//! Export and import rules in force this month, compiled to a dense table of decisions on edges.
void compile_rules(const Scenario& scenario, Month now, const Products& products, Rules& rules,
                   RuleTable& table);

//! Funds pay into construction; construction that is done becomes capacity.
void invest(const Scenario& scenario, Month now, const Regions& regions, Countries& countries, Funds& funds,
            Fabs& fabs, MemoryLines& memory_lines, PackagingLines& packaging_lines, Ledger& ledger);

} // namespace chokepoint
