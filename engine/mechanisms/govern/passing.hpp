// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "world/world.hpp"

namespace chokepoint {

//! The share of what is wanted that a decision lets through: all, nothing, or what licences grant once the
//! first of them can have been decided.
inline double passing_share(const Scenario& scenario, const EdgeDecision& decision, Month now)
{
    if (decision.verdict < Verdict::licence) {
        return 1.0;
    }
    if (decision.verdict > Verdict::licence) {
        return 0.0;
    }
    const Rule& rule = scenario.rules[static_cast<std::size_t>(decision.rule)];
    return now - rule.from.first_full_month() >= rule.decision.delay ? rule.decision.grant : 0.0;
}

//! Counts what a rule keeps from passing, in whole units.
inline void count_refused(Rules& rules, const EdgeDecision& decision, double wanted, double passing)
{
    if (passing < 1.0) {
        rules.units_refused[static_cast<std::size_t>(decision.rule)] +=
            static_cast<std::int64_t>(wanted * (1.0 - passing));
    }
}

} // namespace chokepoint
