// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "laws/smuggling.hpp"
#include "mechanisms/workspace.hpp"
#include "world/world.hpp"

namespace chokepoint {

//! Where the clouds of a route and product stand in `Workspace::grey_wish`.
inline std::size_t grey_row(const Scenario& scenario, std::size_t route, std::size_t product)
{
    return (route * scenario.products.size() + product) * scenario.clouds.size();
}

//! Share of what a route carries that is seized over all its hops.
inline double seizure_on(const Scenario& scenario, const Routes& routes, std::size_t route)
{
    return laws::seizure(routes.interdiction[route], static_cast<double>(scenario.routes[route].hops));
}

} // namespace chokepoint
