// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "core/random.hpp"
#include "world/events.hpp"
#include "world/ledger.hpp"
#include "world/regions.hpp"
#include "world/rule_table.hpp"
#include "world/scenario.hpp"

namespace chokepoint {

//! Best quality of a layer that anyone has had, by month: history first, then what happened.
struct Frontier {
    std::vector<Path::Step> records; //!< months in which the best rose; sorted, rising
};

//! Everything that changes. Owned by one run.
struct World {
    Month month;      //!< the month that was simulated last; before the first, the month before the start
    RandomKey random; //!< seed and replicate

    Regions regions;
    Layers layers;
    Countries countries;
    Funds funds;
    Rules rules;
    Fabs fabs;
    Lots lots;
    MemoryLines memory_lines;
    PackagingLines packaging_lines;
    Chipmakers chipmakers;
    Products products;
    Roadmaps roadmaps;
    Routes routes;
    Clouds clouds;
    Frameworks frameworks;
    Developers developers;
    Agents agents;
    Labs labs;
    Segments segments;

    DeveloperNetwork network;                   //!< among the rows of `agents`
    std::vector<Lot> lot_list;                  //!< what each row of `lots` is
    RuleTable rule_table;                       //!< compiled anew each month
    std::array<Frontier, num_layers> frontiers; //!< by layer; empty where no quality is defined
    Ledger ledger;
    std::vector<Event> events; //!< headlines of this month
};

//! The world before its first month.
World build_world(const Scenario& scenario, RandomKey random);

//! The same without the developers' ties and choices, which are most of the work: it shows what is where.
World build_tables(const Scenario& scenario);

//! What must hold after each month: conservation of whole things, the ledger, finiteness.
//! \throws InvariantError naming invariant, entity, month and value.
void check_invariants(const Scenario& scenario, const World& world);

} // namespace chokepoint
