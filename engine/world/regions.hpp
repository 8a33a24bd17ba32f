// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "world/rows.hpp"

namespace chokepoint {

inline constexpr std::size_t trailing_months = 12; //!< of supply shares
inline constexpr std::size_t smoothing_months = 6; //!< of the capability gap

//! What is reported by region; every row is one of Region.
struct Regions {
    Column<double> use;           //!< of the last 12 months, region x (layer, origin, month of the year)
    Column<double> chip_value;    //!< the same for chips in MUSD, region x (origin, month of the year)
    Column<double> chip_roofline; //!< the same for chips in roofline units
    Column<double> supply_share;  //!< [1], region x (layer, origin)
    Column<double> self_sufficiency;
    Column<double> chip_value_share;
    Column<double> chip_roofline_share;
    Column<double> lag;                   //!< [month], region x layer
    Column<double> compute_stock;         //!< [H100e]
    Column<double> accelerators_acquired; //!< [H100e/month], region x channel
    Column<double> capability;            //!< [points]
    Column<double> gap_history;           //!< of the last six months [month], region x month
    Column<double> capability_gap;        //!< six-month mean [month]
    Column<double> capability_gap_points;
    Column<double> effective_compute_gap; //!< [orders of magnitude]
    Column<double> application_spending;  //!< [MUSD/month]
    Column<double> application_revenue;   //!< of labs and clouds [MUSD/month]
    Column<double> framework_share;       //!< [1], region x framework
};

inline constexpr std::array region_columns{
    column<&Regions::use>("use", "Use by layer, origin and month, trailing year", {}),
    column<&Regions::chip_value>("chip_value", "Chips bought by origin and month, trailing year",
                                 {.unit = "million USD"}),
    column<&Regions::chip_roofline>("chip_roofline", "Chips bought by origin and month, trailing year", {}),
    column<&Regions::supply_share>(
        "supply_share", "Share of a layer's use by origin of the supply, trailing 12 months",
        {.role = Role::diagnostic, .cells = Cells::point, .dim1 = "layer", .dim2 = "origin", .single = true}),
    column<&Regions::self_sufficiency>(
        "self_sufficiency", "Domestic share of a layer's use, trailing 12 months",
        {.role = Role::diagnostic, .cells = Cells::point, .dim1 = "layer", .single = true}),
    column<&Regions::chip_value_share>(
        "chip_value_share", "Share of chips bought by origin, in money, trailing 12 months",
        {.role = Role::diagnostic, .cells = Cells::point, .dim1 = "origin", .single = true}),
    column<&Regions::chip_roofline_share>(
        "chip_roofline_share", "Share of chips bought by origin, in roofline units, trailing 12 months",
        {.role = Role::diagnostic, .cells = Cells::point, .dim1 = "origin", .single = true}),
    column<&Regions::lag>(
        "lag", "Months since the frontier had the region's best quality in a layer",
        {.unit = "months", .role = Role::diagnostic, .cells = Cells::point, .dim1 = "layer"}),
    column<&Regions::compute_stock>("compute_stock", "Installed compute of clouds and labs",
                                    {.unit = "H100e", .role = Role::diagnostic, .cells = Cells::point}),
    column<&Regions::accelerators_acquired>(
        "accelerators_acquired", "Compute acquired by channel",
        {.unit = "H100e/month", .role = Role::diagnostic, .cells = Cells::sum, .dim1 = "channel"}),
    column<&Regions::capability>("capability", "Best capability of the region's labs",
                                 {.unit = "points", .role = Role::diagnostic, .cells = Cells::point}),
    column<&Regions::gap_history>("gap_history", "Capability gap of the last six months",
                                  {.unit = "months", .gaps = true}),
    column<&Regions::capability_gap>("capability_gap",
                                     "Months behind the frontier of capability, six-month mean",
                                     {.unit = "months", .role = Role::diagnostic, .cells = Cells::point}),
    column<&Regions::capability_gap_points>(
        "capability_gap_points", "Points behind the frontier of capability",
        {.unit = "points", .role = Role::diagnostic, .cells = Cells::point}),
    column<&Regions::effective_compute_gap>(
        "effective_compute_gap", "Effective compute of the best release behind the frontier's",
        {.unit = "orders of magnitude", .role = Role::diagnostic, .cells = Cells::point}),
    column<&Regions::application_spending>(
        "application_spending", "Money that the region's users pay for AI",
        {.unit = "million USD/month", .role = Role::diagnostic, .cells = Cells::sum}),
    column<&Regions::application_revenue>(
        "application_revenue", "Money from users of AI to the region's labs and clouds",
        {.unit = "million USD/month", .role = Role::diagnostic, .cells = Cells::sum}),
    column<&Regions::framework_share>(
        "framework_share", "Share of the region's developers who use a framework",
        {.role = Role::diagnostic, .cells = Cells::point, .dim1 = "framework", .single = true}),
};

//! What is reported by layer for the whole world; every row is one of Layer.
struct Layers {
    Column<double> frontier;      //!< best quality that anyone has had; NaN where no quality is defined
    Column<double> concentration; //!< sum of squared shares of firms [1]
    Column<double> country_concentration; //!< the same by country [1]
    Column<std::int64_t> players;         //!< firms that supplied anything
};

inline constexpr std::array layer_columns{
    column<&Layers::frontier>(
        "frontier", "Best quality so far: node density, stack bandwidth, chip performance, capability",
        {.cells = Cells::point, .gaps = true}),
    column<&Layers::concentration>(
        "concentration", "Herfindahl index of this month's supply by firm; none without supply",
        {.role = Role::diagnostic, .cells = Cells::point, .single = true, .gaps = true}),
    column<&Layers::country_concentration>(
        "country_concentration", "Herfindahl index of this month's supply by the firms' countries",
        {.role = Role::diagnostic, .cells = Cells::point, .single = true, .gaps = true}),
    column<&Layers::players>("players", "Firms that supplied anything this month",
                             {.unit = "firms", .role = Role::diagnostic, .cells = Cells::point}),
};

} // namespace chokepoint
