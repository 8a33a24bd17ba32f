// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "mechanisms/workspace.hpp"
#include "world/world.hpp"

namespace chokepoint {

//! Quota groups of the market. Every cloud and product that needs a licence has one, for the granted share of
//! what the cloud wants; a rule with a quota or a cap has one, for all units under its licences.
void grant_licences(const Scenario& scenario, Month now, const RuleTable& rules, Rules& state,
                    Workspace& workspace);

//! Groups that a purchase counts in. `cell` is cloud x product.
std::array<std::int32_t, MarketEdge::max_groups> groups_of(const EdgeDecision& decision, std::size_t cell,
                                                           const Workspace& workspace);

//! Books units sold under licences and to those that caps are measured against.
void book_licences(const Scenario& scenario, Month now, const RuleTable& rules, const Clouds& clouds,
                   Rules& state);

} // namespace chokepoint
