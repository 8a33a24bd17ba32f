// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "world/rows.hpp"

namespace chokepoint {

//! Exogenous paths: a closed list. Before the start the frontier is history, and history is input.
struct Series {
    Path training_demand_growth;    //!< [1/year]
    Path frontier_node_density;     //!< [1]
    Path frontier_stack_bandwidth;  //!< [GB/s]
    Path frontier_chip_performance; //!< [H100e]
    Path frontier_capability;       //!< [points]
};

inline constexpr std::array series_fields{
    field<&Series::training_demand_growth>(
        "training_demand_growth", "Growth of clouds' capital spending, compounded from the start",
        {.unit = "1/year", .least = -0.99, .most = 100, .rate = Rate::growth, .fallback = optional()}),
    field<&Series::frontier_node_density>("frontier_node_density",
                                          "Density of the best node in the world before the start",
                                          {.unit = "1", .least = 0, .most = 1000, .fallback = optional()}),
    field<&Series::frontier_stack_bandwidth>(
        "frontier_stack_bandwidth", "Bandwidth of the best memory stack before the start",
        {.unit = "GB/s", .least = 0, .most = 1e5, .fallback = optional()}),
    field<&Series::frontier_chip_performance>(
        "frontier_chip_performance", "Performance of the best accelerator before the start",
        {.unit = "H100e", .least = 0, .most = 1000, .fallback = optional()}),
    field<&Series::frontier_capability>(
        "frontier_capability", "Best capability index before the start",
        {.unit = "points", .least = -1000, .most = 1000, .fallback = optional()}),
};

} // namespace chokepoint
