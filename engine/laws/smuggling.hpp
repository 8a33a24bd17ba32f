// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "core/math.hpp"

#include <algorithm>

namespace chokepoint::laws {

//! Probability that a unit is seized on one of `hops` borders that each seize with `per_hop`: 1-(1-p)^n.
inline double seizure(double per_hop, double hops)
{
    return 1.0 - math::pow(1.0 - per_hop, hops);
}

//! What a smuggled unit costs its user: the trader pays the list price for all units and is paid for those
//! that arrive, earns the mark-up on each and bears the fine on what is seized: (P + m + F q) / (1 - q).
//! Without a mark-up and with certain arrival it is the list price. \param seized q in [0, 1)
//! \returns in the unit of `list`
inline double street_price(double list, double mark_up, double fine, double seized)
{
    return (list + mark_up + fine * seized) / (1.0 - seized);
}

//! Seizures per border when enforcement sees a flow: base + (most - base)(1 - exp(-effort x seen)).
//! \param effort [month/unit] \param seen [units/month]
inline double interdiction(double base, double most, double effort, double seen)
{
    return base + (std::max(base, most) - base) * (1.0 - math::exp(-effort * seen));
}

//! Capacity of a route next month. It grows at `growth` a month where its trade earned the expected mark-up
//! (`earned` = 1), falls as fast where as much was lost, and saturates at `limit` like a logistic.
//! \param growth [1/month] \param earned in [-1, 1] times the share of capacity in use
inline double route_capacity(double capacity, double growth, double earned, double limit)
{
    const double room = capacity < limit ? 1.0 - capacity / limit : 0.0;
    const double rate = earned > 0.0 ? growth * earned * room : growth * earned;
    return capacity * (1.0 + rate);
}

} // namespace chokepoint::laws
