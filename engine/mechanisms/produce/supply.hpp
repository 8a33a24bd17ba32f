// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "laws/learning.hpp"
#include "mechanisms/workspace.hpp"
#include "world/world.hpp"

namespace chokepoint {

//! Share of a line's capacity that runs this month: none before it opens, then a ramp. Lines that stood at
//! the start of time have long been ramped up.
inline double running_share(const Entity& line, double ramp_time, Month now)
{
    if (!line.acts(now)) {
        return 0.0;
    }
    return line.from == Date::always() ? 1.0 : laws::ramp(now - line.from.first_full_month() + 1, ramp_time);
}

//! What a line can do this month: given capacity and what construction added, as far as it is ramped up.
inline double running_capacity(const Entity& line, const Path& capacity, double added, double ramp_time,
                               Month now)
{
    return (capacity.at(now) + added) * running_share(line, ramp_time, now);
}

//! What a maker asks its suppliers of one input for: split in proportion to capacity over those that no rule
//! closes; licences let through their share of it. What rules keep from passing is counted by rule.
void split_over(const Scenario& scenario, Month now, double wanted, std::vector<Supplier>& suppliers,
                Rules& refusals);

} // namespace chokepoint
