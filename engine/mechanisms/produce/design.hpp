// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "world/world.hpp"

#include <span>

namespace chokepoint {

//! What the roadmaps of one month go by.
struct Drawing {
    const Scenario& scenario;
    Month now;
    RandomKey random;
    const Fabs& fabs;
    const MemoryLines& memory_lines;
    const Products& products;
};

//! Whether a rule that is known by a month will hold when a roadmap's next design is sold.
bool foreseen(const Scenario& scenario, const Roadmap& roadmap, const Rule& rule, Month now);

//! By rule, 1 where it is foreseen.
std::vector<std::int8_t> foreseen_rules(const Scenario& scenario, const Roadmap& roadmap, Month now);

//! Gives a design its dates: on sale from next month, for the life that its roadmap says.
void date_release(Month now, const Roadmap& roadmap, Product& design);

//! Cost of a good die from the cheapest of the maker's lines; infinite without a line that it may use [USD].
double die_cost(const Drawing& drawing, std::span<const std::int8_t> in_force, const Product& design);

//! A part for the open market: what node, area and architecture give, with the best memory to be had.
//! \return false where no foundry or no memory line can supply it
bool design_for_all(const Drawing& drawing, const Roadmap& roadmap, Product& design);

//! A part that rules let into the destinations, from the maker's best part, where it is worth more than what
//! is sold there.
//! \return false where there is none
bool design_for_destinations(const Drawing& drawing, const Roadmap& roadmap, Product& design);

} // namespace chokepoint
