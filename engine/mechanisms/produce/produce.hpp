// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "mechanisms/workspace.hpp"
#include "world/world.hpp"

namespace chokepoint {

//! Money and know-how become wafers, dies, stacks, packages and accelerators.
void produce(const Scenario& scenario, World& world, Workspace& workspace);

//! What makers want to make of each product: the mean order of three months, what stocks lack, and what
//! stands in for a product whose dies are short.
void plan_production(const Scenario& scenario, Month now, const std::vector<Lot>& lot_list,
                     const Products& products, Plan& plan);

//! What makers ask of each line: for every lot, the wafers to start. Part of fabricate().
void plan_wafers(const Scenario& scenario, Month now, const RuleTable& rules,
                 const std::vector<Lot>& lot_list, const Fabs& fabs, const Lots& lots, Products& products,
                 Plan& plan, Rules& refusals);

//! Lines finish and start wafers; defects decide how many dies work; experience lowers defects.
void fabricate(const Scenario& scenario, Month now, const RuleTable& rules, const std::vector<Lot>& lot_list,
               Plan& plan, Fabs& fabs, Lots& lots, Products& products, Rules& refusals, Ledger& ledger);

//! Memory lines make what chipmakers want of their generation, as far as capacity goes.
void make_stacks(const Scenario& scenario, Month now, const RuleTable& rules, const Products& products,
                 Plan& plan, MemoryLines& memory_lines, Chipmakers& chipmakers, Rules& refusals,
                 Ledger& ledger);

//! Chipmakers assemble what dies, stacks and packaging slots allow.
void assemble(const Scenario& scenario, Month now, const RuleTable& rules, Plan& plan,
              PackagingLines& packaging_lines, Chipmakers& chipmakers, Products& products, Rules& refusals,
              Ledger& ledger);

//! Chipmakers release what their roadmaps plan, and parts that rules let into closed markets. On sale next
//! month.
void design_chips(const Scenario& scenario, Month now, RandomKey random, const Fabs& fabs,
                  const MemoryLines& memory_lines, Roadmaps& roadmaps, Products& products);

} // namespace chokepoint
