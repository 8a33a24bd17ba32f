// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "laws/queue.hpp"
#include "world/world.hpp"

namespace chokepoint {

//! The share of what is wanted that a decision lets through: all, nothing, or what licences grant of the
//! applications that can have been decided by now. A level, the same for all, and never a coin.
inline double passing_share(const Scenario& scenario, const EdgeDecision& decision, Month now)
{
    if (decision.verdict < Verdict::licence) {
        return 1.0;
    }
    if (decision.verdict > Verdict::licence) {
        return 0.0;
    }
    const Rule& rule = scenario.rules[static_cast<std::size_t>(decision.rule)];
    const Decision& licence = rule.decision;
    const int age = now - rule.from.first_full_month();
    if (scenario.mechanisms.licence_delay == LicenceDelay::erlang) {
        return licence.grant * laws::decided_erlang(age, static_cast<double>(licence.delay));
    }
    return age >= licence.delay ? licence.grant : 0.0;
}

//! What the issuer of a licence adds to the price [1].
inline double fee_of(const Scenario& scenario, const EdgeDecision& decision)
{
    return decision.verdict == Verdict::licence
               ? scenario.rules[static_cast<std::size_t>(decision.rule)].decision.fee
               : 0.0;
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
