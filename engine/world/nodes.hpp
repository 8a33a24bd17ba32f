// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "world/rows.hpp"

namespace chokepoint {

//! A process node as one foundry runs it: what chips are designed for.
struct Node : Entity {
    double density = 1.0;
    double mask_passes = 0.0;
    double wafer_cost = 0.0; //!< [USD/wafer]
    bool planar = false;
};

inline constexpr std::array node_fields{
    field<&Node::density>("density",
                          "Logic density relative to 7 nm, the quality by which foundries' lag is measured",
                          {.unit = "1", .least = 0.001, .most = 100, .scale = Scale::log}),
    field<&Node::mask_passes>(
        "mask_passes", "Exposures of all critical layers together; more than the reference add defects",
        {.unit = "1", .least = 0, .most = 1000, .fallback = by_definition(60)}),
    field<&Node::wafer_cost>("wafer_cost", "Price of a processed wafer",
                             {.unit = "USD", .least = 0, .most = 1e6, .scale = Scale::log}),
    field<&Node::planar>("planar", "Planar transistors: die area does not count in performance density",
                         {.fallback = optional()}),
};

} // namespace chokepoint
