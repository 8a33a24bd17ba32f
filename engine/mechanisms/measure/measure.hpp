// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "world/world.hpp"

namespace chokepoint {

//! What the month looks like by region and layer. Reads everything, writes reports alone.
void measure(const Scenario& scenario, World& world);

//! Who supplied what each region used, over the trailing year.
void measure_supply(const Scenario& scenario, const World& world, Regions& regions);

//! How few firms and countries supply each layer.
void measure_concentration(const Scenario& scenario, const World& world, Layers& layers);

//! How far each region is behind the best quality that anyone has had, by layer.
void measure_lags(const Scenario& scenario, Month now, const Products& products, const Labs& labs,
                  std::array<Frontier, num_layers>& frontiers, Layers& layers, Regions& regions);

//! What users of each region pay for AI, and what its labs and clouds receive.
void measure_applications(const Scenario& scenario, const Segments& segments, const Labs& labs,
                          const Clouds& clouds, Regions& regions);

//! Compute and capability by region.
void measure_capability(const Scenario& scenario, Month now, const Clouds& clouds, const Labs& labs,
                        const std::array<Frontier, num_layers>& frontiers, Regions& regions);

//! Who uses which framework, in the world and by region.
void measure_frameworks(const Scenario& scenario, const Developers& developers, Frameworks& frameworks,
                        Regions& regions);

} // namespace chokepoint
