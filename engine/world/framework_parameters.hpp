// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "world/rows.hpp"

namespace chokepoint {

//! How frameworks get better, how developers choose, and who is tied to whom: the same for all.
struct FrameworkParameters {
    double choice_precision = 0.0;
    double network_strength = 0.0;
    double regional_influence = 0.0;
    double revision_rate = 0.0; //!< [1/month]
    double switching_cost = 0.0;
    double quality_weight = 0.0;
    double hardware_weight = 0.0;
    double quality_decay = 0.0; //!< [1/month]
    double quality_gain = 0.0;  //!< [1/month]
    double effort_exponent = 0.0;
    double contribution = 0.0;
    double quality_floor = 0.0;
    double backend_rate = 0.0; //!< [1/month]
    double backend_floor = 0.0;
    double mean_ties = 0.0;
    double ties_exponent = 0.0;
    double most_ties = 0.0;
    double allied_mixing = 0.0;
    double other_mixing = 0.0;
    double state_mixing = 0.0;
};

inline constexpr std::array framework_parameter_fields{
    field<&FrameworkParameters::choice_precision>(
        "choice_precision", "Scale of utility against chance in developers' choice (beta)",
        {.unit = "1", .least = 0, .most = 10, .fallback = by_definition(1)}),
    field<&FrameworkParameters::network_strength>(
        "network_strength", "Utility of a framework that everyone around uses (J)",
        {.unit = "1", .least = 0, .most = 20, .fallback = derived(1.1, 0.8, 1.4, "FW-01-2019")}),
    field<&FrameworkParameters::regional_influence>(
        "regional_influence",
        "Part of it that comes from the region at large, not from one's neighbours (omega)",
        {.unit = "1", .least = 0, .most = 1, .fallback = assumed(0.3, 0.1, 0.6)}),
    field<&FrameworkParameters::revision_rate>("revision_rate",
                                               "Share of developers who think again in a month",
                                               {.unit = "1/month",
                                                .least = 0,
                                                .most = 1,
                                                .rate = Rate::decay,
                                                .fallback = derived(0.07, 0.05, 0.1, "FW-01-2019")}),
    field<&FrameworkParameters::switching_cost>(
        "switching_cost", "Utility that a change of framework costs",
        {.unit = "1", .least = 0, .most = 20, .fallback = assumed(1, 0, 3)}),
    field<&FrameworkParameters::quality_weight>(
        "quality_weight", "Utility per logarithm of quality",
        {.unit = "1", .least = 0, .most = 20, .fallback = assumed(0.5, 0.2, 1)}),
    field<&FrameworkParameters::hardware_weight>(
        "hardware_weight", "Utility per logarithm of support for the accelerators of the region",
        {.unit = "1", .least = 0, .most = 20, .fallback = assumed(1, 0.5, 2)}),
    field<&FrameworkParameters::quality_decay>("quality_decay", "Share of quality that ages away in a month",
                                               {.unit = "1/month",
                                                .least = 0,
                                                .most = 1,
                                                .rate = Rate::decay,
                                                .fallback = assumed(0.03, 0.01, 0.06)}),
    field<&FrameworkParameters::quality_gain>(
        "quality_gain",
        "Quality that a vendor effort of 1 adds in a month; as much as ages away where quality is 1",
        {.unit = "1/month", .least = 0, .most = 1, .rate = Rate::flow, .fallback = by_definition(0.03)}),
    field<&FrameworkParameters::effort_exponent>(
        "effort_exponent", "Exponent of effort in what it adds to quality (theta)",
        {.unit = "1", .least = 0, .most = 2, .fallback = assumed(0.65, 0.4, 0.9)}),
    field<&FrameworkParameters::contribution>(
        "contribution", "Work of all the world's developers on what they use, over a leading vendor's",
        {.unit = "1", .least = 0, .most = 1000, .fallback = assumed(0.5, 0.2, 2)}),
    field<&FrameworkParameters::quality_floor>(
        "quality_floor", "Least quality that choices count with",
        {.unit = "1", .least = 1e-6, .most = 1, .scale = Scale::log, .fallback = assumed(0.05, 0.01, 0.2)}),
    field<&FrameworkParameters::backend_rate>(
        "backend_rate", "Share of missing support that a determined maker adds in a month",
        {.unit = "1/month",
         .least = 0,
         .most = 1,
         .rate = Rate::decay,
         .fallback = assumed(0.03, 0.012, 0.08)}),
    field<&FrameworkParameters::backend_floor>(
        "backend_floor", "Support of a framework for chips of which nothing is said",
        {.unit = "1", .least = 1e-6, .most = 1, .scale = Scale::log, .fallback = assumed(0.1, 0.03, 0.3)}),
    field<&FrameworkParameters::mean_ties>(
        "mean_ties", "Mean number of a developer's ties to others",
        {.unit = "1", .least = 0, .most = 100, .fallback = assumed(12, 6, 20)}),
    field<&FrameworkParameters::ties_exponent>(
        "ties_exponent", "Exponent of the power law of expected ties",
        {.unit = "1", .least = 2.05, .most = 10, .fallback = assumed(2.5, 2.1, 3)}),
    field<&FrameworkParameters::most_ties>(
        "most_ties", "Largest expected number of ties",
        {.unit = "1", .least = 1, .most = 1e5, .scale = Scale::log, .fallback = assumed(300, 100, 1000)}),
    field<&FrameworkParameters::allied_mixing>(
        "allied_mixing", "Ties between regions of one bloc over those of a world without regions",
        {.unit = "1", .least = 0, .most = 1, .fallback = assumed(0.45, 0.2, 0.8)}),
    field<&FrameworkParameters::other_mixing>(
        "other_mixing", "Ties between other regions over those of a world without regions",
        {.unit = "1", .least = 0, .most = 1, .fallback = assumed(0.2, 0.08, 0.5)}),
    field<&FrameworkParameters::state_mixing>(
        "state_mixing",
        "Ties between state blocks and others over those of a world that knows no such blocks",
        {.unit = "1", .least = 0, .most = 1, .fallback = assumed(0.5, 0.2, 1)}),
};

} // namespace chokepoint
