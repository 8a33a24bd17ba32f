// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "world/rows.hpp"

namespace chokepoint {

struct YieldParameters {
    double clustering_alpha = 0.0;
    double usable_diameter = 0.0; //!< [mm]
    double reference_passes = 0.0;
    double critical_layers = 0.0;
};

inline constexpr std::array yield_fields{
    field<&YieldParameters::clustering_alpha>(
        "clustering_alpha", "Clustering of defects in the negative binomial law",
        {.unit = "1", .least = 0.01, .most = 1e9, .fallback = assumed(3, 1, 5)}),
    field<&YieldParameters::usable_diameter>(
        "usable_diameter", "Wafer diameter less edge exclusion on both sides",
        {.unit = "mm", .least = 50, .most = 450, .fallback = by_definition(294)}),
    field<&YieldParameters::reference_passes>(
        "reference_passes", "Mask passes at which defect densities are quoted",
        {.unit = "1", .least = 0, .most = 1000, .fallback = by_definition(60)}),
    field<&YieldParameters::critical_layers>(
        "critical_layers", "Critical layers of the Bose-Einstein law",
        {.unit = "1", .least = 1, .most = 100, .fallback = assumed(10, 5, 20)}),
};

struct ConstructionParameters {
    std::int64_t stages = 3;
    double absorption_growth = 0.0;   //!< [1/month]
    double absorption_learning = 0.0; //!< [1/month]
};

inline constexpr std::array construction_fields{
    field<&ConstructionParameters::stages>(
        "stages", "Stages of the Erlang delay from money to capacity",
        {.unit = "1", .least = 1, .most = 8, .fallback = assumed(3, 1, 8)}),
    field<&ConstructionParameters::absorption_growth>(
        "absorption_growth", "Growth by itself of what layers can absorb of state money",
        {.unit = "1/month",
         .least = 0,
         .most = 1,
         .rate = Rate::growth,
         .fallback = assumed(0.004, 0, 0.02)}),
    field<&ConstructionParameters::absorption_learning>(
        "absorption_learning", "What layers can absorb more per month, per useful money",
        {.unit = "1/month", .least = 0, .most = 1, .rate = Rate::flow, .fallback = assumed(0.005, 0, 0.02)}),
};

struct ProductionParameters {
    double stock_time = 0.0;      //!< [month]
    double correction_time = 0.0; //!< [month]
    double finished_time = 0.0;   //!< [month]
};

inline constexpr std::array production_fields{
    field<&ProductionParameters::stock_time>(
        "stock_time", "Orders that makers hold as dies, beyond what is under way",
        {.unit = "month", .least = 0, .most = 24, .fallback = assumed(1.5, 0.5, 3)}),
    field<&ProductionParameters::correction_time>(
        "correction_time", "Time over which makers close gaps in stock",
        {.unit = "month", .least = 1, .most = 24, .fallback = assumed(4, 2, 8)}),
    field<&ProductionParameters::finished_time>(
        "finished_time", "Orders that makers hold as finished units",
        {.unit = "month", .least = 0, .most = 24, .fallback = assumed(1, 0, 3)}),
};

struct DesignParameters {
    double link_weight = 0.0;
    double margin = 0.0;
    double least_gain = 0.0;
    double notified_share = 0.0;
    std::int64_t spare_stacks = 0;
};

inline constexpr std::array design_fields{
    field<&DesignParameters::link_weight>(
        "link_weight", "Weight of chip-to-chip bandwidth in the performance that a designer aims at",
        {.unit = "1", .least = 0, .most = 1, .fallback = assumed(0.05, 0.02, 0.1, "CHIP-A800-LINK")}),
    field<&DesignParameters::margin>(
        "margin", "Distance that a part made for a rule keeps from its limits",
        {.unit = "1", .least = 0, .most = 0.5, .fallback = derived(0.0133, 0, 0.05, "CHIP-H20-TPP")}),
    field<&DesignParameters::least_gain>(
        "least_gain", "Gain in performance sold at a destination that makes another part worth designing",
        {.unit = "1", .least = 0, .most = 10, .fallback = assumed(0.1, 0.02, 0.3)}),
    field<&DesignParameters::notified_share>(
        "notified_share", "Share of sales that a designer expects where a rule asks for a notice",
        {.unit = "1", .least = 0, .most = 1, .fallback = assumed(0.5, 0.2, 1)}),
    field<&DesignParameters::spare_stacks>(
        "spare_stacks", "Memory stacks that a variant may have beyond its model",
        {.unit = "1", .least = 0, .most = 8, .fallback = derived(1, 0, 2, "CHIP-H20-HBM")}),
};

} // namespace chokepoint
