// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "mechanisms/workspace.hpp"
#include "world/world.hpp"

#include <span>
#include <vector>

namespace chokepoint {

//! Months of cover that the suppliers of an input call for; each counts by its capacity, open ones alone.
CoverTarget cover_target(const Scenario& scenario, Month now, std::span<const Supplier> suppliers);

//! Asks for `wanted` more from those suppliers that may close, in addition to what they have been asked for.
void ask_for_cover(const Scenario& scenario, Month now, double wanted, std::vector<Supplier>& suppliers);

//! How long a maker takes to close a gap in its cover [month].
double cover_time(const Scenario& scenario, const CoverTarget& target);

//! How much larger the use of a maker's inputs is on average over the coming months than today, as the given
//! capacity of its foundries grows [1].
double planned_growth(const Scenario& scenario, Month now, const Chipmaker& maker, double months);

//! Stacks that makers want to hold against closings, by maker and generation, and what is left of it.
void plan_stack_cover(const Scenario& scenario, Month now, const RuleTable& rules, const MemoryLines& lines,
                      const Products& products, Plan& plan, Chipmakers& chipmakers);

//! Memory lines that a maker's contracts let it ask for a product's stacks, in `plan.suppliers`.
void list_memory_suppliers(const Scenario& scenario, const RuleTable& rules, const MemoryLines& lines,
                           const Products& products, std::size_t product, Plan& plan);

} // namespace chokepoint
