// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "world/world.hpp"

namespace chokepoint {

//! Whether users exist whose spending claims labs' compute.
inline bool has_users(const Scenario& scenario)
{
    return scenario.mechanisms.applications && !scenario.segments.empty();
}

//! Users' money for an H100e that serves them for a month; it follows the price of chips that the world
//! bought over the trailing year [USD/month].
double serving_price(const Scenario& scenario, const Regions& regions);

//! H100e that serve this spending [H100e].
double serving_compute(double spending, double price);

} // namespace chokepoint
