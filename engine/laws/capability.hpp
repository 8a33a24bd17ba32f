// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "core/math.hpp"

#include <algorithm>

namespace chokepoint::laws {

//! Capability index of a lab: k log10(E / E_ref), linear in orders of magnitude of effective compute.
//!
//! \param effective_compute E [FLOP], > 0: training compute times algorithmic efficiency
//! \param reference         E_ref [FLOP], > 0: where the index is 0
//! \param points_per_order  k [points per order of magnitude]
//! \return capability [points]
//! Source: Ho et al. (2025), arXiv:2512.00193: the Epoch index is linear in log compute, see MODEL.md.
inline double capability_index(double effective_compute, double reference, double points_per_order)
{
    return points_per_order * math::log10(effective_compute / reference);
}

//! Months by which a follower trails a frontier that grows exponentially: 12 log10(ratio) / g.
//!
//! \param log10_ratio     log10 of frontier over follower in effective compute [orders of magnitude]
//! \param orders_per_year g [orders of magnitude/year], > 0
//! \return gap [month]; negative where the follower leads
//! Source: closed form of the date at which the frontier first had the follower's level, see MODEL.md.
inline double gap_months(double log10_ratio, double orders_per_year)
{
    return 12.0 * log10_ratio / orders_per_year;
}

//! Points that a lab gains in a month by copying a better model through its answers: only up to a margin
//! below that model, so that no follower passes a leader by copying it.
//!
//! \param rate   share of what is left to copy that full access closes [1/month], in [0, 1]
//! \param access [1], in [0, 1]
//! \param leader capability of the model that is copied [points]
//! \param margin what copying cannot reach [points], >= 0
//! \param own    capability of the lab, with what it has copied [points]
//! \return gain [points/month], >= 0; own + gain <= max(own, leader - margin)
//! Source: the catching-up law of Nelson and Phelps (1966) with a ceiling, see MODEL.md [Nelson1966].
inline double distillation_step(double rate, double access, double leader, double margin, double own)
{
    return rate * access * std::max(0.0, leader - margin - own);
}

} // namespace chokepoint::laws
