// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "world/world.hpp"

namespace chokepoint {

//! Labs turn compute and ideas into capability, users turn capability into revenue.
void develop(const Scenario& scenario, World& world);

//! Labs rent, serve, train, experiment, learn from what is published, copy, and release.
void run_labs(const Scenario& scenario, Month now, RandomKey random, const Clouds& clouds,
              const Regions& regions, const Frontier& frontier, Labs& labs, std::vector<Event>& events);

//! Users adopt, choose among the models that they may use, and pay labs and clouds.
void run_applications(const Scenario& scenario, Month now, RandomKey random, const Regions& regions,
                      Segments& segments, Labs& labs, Clouds& clouds, Ledger& ledger);

} // namespace chokepoint
