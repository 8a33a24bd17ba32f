// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "world/world.hpp"

namespace chokepoint {

//! Labs turn compute and ideas into capability.
void develop(const Scenario& scenario, World& world);

//! Labs rent, train, experiment, learn from what is published, and release.
void run_labs(const Scenario& scenario, Month now, const Clouds& clouds, Labs& labs,
              std::vector<Event>& events);

} // namespace chokepoint
