// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "world/rows.hpp"

namespace chokepoint {

enum class Owner : std::uint8_t { company, state };
inline constexpr std::array<std::string_view, 2> owner_names{"private", "state"};

//! A buyer of accelerators that rents them out.
struct Cloud : Entity {
    Reference country;
    Owner owner = Owner::company;
    Path capex;             //!< [MUSD/month]
    Path accelerator_share; //!< [1]
    double compute = 0.0;   //!< at the start [H100e]
    std::int64_t tier = 0;
    double domestic_preference = 0.0; //!< [log performance per money]
};

inline constexpr std::array cloud_fields{
    field<&Cloud::country>("country", "Country of the firm's headquarters", {.target = "countries"}),
    field<&Cloud::owner>("owner", "Who owns it: rules may single out the state's data centres",
                         {.fallback = optional(), .choices = owner_names}),
    field<&Cloud::capex>(
        "capex", "Capital spending",
        {.unit = "MUSD/month", .least = 0, .most = 1e6, .scale = Scale::log, .rate = Rate::flow}),
    field<&Cloud::accelerator_share>(
        "accelerator_share", "Share of capital spending that buys accelerators",
        {.unit = "1", .least = 0, .most = 1, .fallback = assumed(0.5, 0.3, 0.7)}),
    field<&Cloud::compute>(
        "compute", "Installed compute at the start, of products that the scenario does not name",
        {.unit = "H100e", .least = 0, .most = 1e9, .scale = Scale::log, .fallback = by_definition(0)}),
    field<&Cloud::tier>("tier", "Its place with sellers: lower is served first, equals share",
                        {.unit = "1", .least = 0, .most = 9, .fallback = by_definition(0)}),
    field<&Cloud::domestic_preference>(
        "domestic_preference",
        "What makers of its own country gain in its eyes, in log performance per money",
        {.unit = "1", .least = -5, .most = 5, .fallback = by_definition(0)}),
};

struct Clouds {
    Column<double> capex;                //!< this month [MUSD/month]
    Column<double> income;               //!< money for accelerators of this month [MUSD]
    Column<double> cover;                //!< spent ahead of plan, on money advanced [MUSD]
    Column<double> cover_release;        //!< of that, repaid a month [MUSD/month]
    Column<double> cash;                 //!< money for accelerators not yet spent [MUSD]
    Column<std::int64_t> accelerators;   //!< installed units, cloud x product
    Column<std::int64_t> in_transit;     //!< bought this month, installed next, cloud x product
    Column<std::int64_t> smuggled;       //!< of these, over routes, cloud x product
    Column<std::int64_t> retired;        //!< so far, cloud x product
    Column<double> retirement_carry;     //!< in [0, 1), cloud x product
    Column<double> initial_compute;      //!< what is left of it [H100e]
    Column<double> compute_stock;        //!< [H100e]
    Column<double> usable_compute;       //!< the same, weighted with makers' software [H100e]
    Column<double> hosting_revenue;      //!< from users who run open models [MUSD/month]
    Column<double> past_hosting_revenue; //!< cloud x revenue lag; newest first [MUSD/month]
    Column<double> order_carry;          //!< fraction of an ordered unit carried over, cloud x product
    Column<double> spending;             //!< this month [MUSD], cloud x product
    Column<std::int64_t> units_bought;   //!< this month
};

inline constexpr std::array cloud_columns{
    column<&Clouds::capex>("capex", "Capital spending", {.unit = "million USD/month", .cells = Cells::sum}),
    column<&Clouds::income>("income", "Money for accelerators of this month",
                            {.unit = "million USD/month", .role = Role::diagnostic}),
    column<&Clouds::cover>("cover", "Purchases ahead of plan, on money advanced",
                           {.unit = "million USD", .cells = Cells::point}),
    column<&Clouds::cover_release>("cover_release", "Of that, repaid a month", {.unit = "million USD/month"}),
    column<&Clouds::cash>("cash", "Money for accelerators not yet spent",
                          {.unit = "million USD", .cells = Cells::point}),
    column<&Clouds::accelerators>("accelerators", "Installed units",
                                  {.unit = "units", .cells = Cells::point, .dim1 = "product"}),
    column<&Clouds::in_transit>("in_transit", "Units bought and not yet installed", {.unit = "units"}),
    column<&Clouds::smuggled>("smuggled", "Of these, units that came over routes", {.unit = "units/month"}),
    column<&Clouds::retired>("retired", "Units retired so far", {.unit = "units"}),
    column<&Clouds::retirement_carry>("retirement_carry", "Fraction of a retirement carried over",
                                      {.unit = "units"}),
    column<&Clouds::initial_compute>("initial_compute", "What is left of the compute at the start",
                                     {.unit = "H100e"}),
    column<&Clouds::compute_stock>("compute_stock", "Installed compute",
                                   {.unit = "H100e", .cells = Cells::point}),
    column<&Clouds::usable_compute>("usable_compute", "Installed compute weighted with makers' software",
                                    {.unit = "H100e", .role = Role::diagnostic, .cells = Cells::point}),
    column<&Clouds::hosting_revenue>("hosting_revenue", "Money of users who run open models themselves",
                                     {.unit = "million USD/month", .cells = Cells::sum}),
    column<&Clouds::past_hosting_revenue>("past_hosting_revenue", "The same in the months before",
                                          {.unit = "million USD/month"}),
    column<&Clouds::order_carry>("order_carry", "Fraction of an ordered unit carried over",
                                 {.unit = "units"}),
    column<&Clouds::spending>("spending", "Money paid for a product",
                              {.unit = "million USD/month", .cells = Cells::sum, .dim1 = "product"}),
    column<&Clouds::units_bought>("units_bought", "Accelerators bought",
                                  {.unit = "units/month", .cells = Cells::sum}),
};

} // namespace chokepoint
