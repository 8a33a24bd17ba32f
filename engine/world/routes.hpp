// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "world/rows.hpp"

namespace chokepoint {

//! Traders who buy accelerators where they may and carry them to buyers who may not.
struct Route : Entity {
    References to;
    Reference via;
    double capacity = 0.0; //!< at the start [units/month]
    double growth = 0.0;   //!< [1/month]
    std::int64_t hops = 1;
    double interdiction = 0.0;      //!< per hop, without enforcement
    double interdiction_most = 0.0; //!< per hop
    double enforcement = 0.0;       //!< [month/unit]
    double mark_up = 0.0;           //!< over the list price
    double fine = 0.0;              //!< over the list price
    double ceiling = 0.0;           //!< of the supply in `via`
};

//! The draws of a month address so many units of one product on one route.
inline constexpr double most_route_units = 1 << 18;

inline constexpr std::array route_fields{
    field<&Route::to>("to", "Countries of the buyers that it serves", {.target = "countries"}),
    field<&Route::via>("via", "Country in which it buys, as any private buyer there may",
                       {.target = "countries"}),
    field<&Route::capacity>("capacity", "Units that it can carry at the start",
                            {.unit = "units/month",
                             .least = 0,
                             .most = 1e5,
                             .scale = Scale::log,
                             .rate = Rate::flow,
                             .fallback = assumed(2500, 600, 10000)}),
    field<&Route::growth>(
        "growth", "Monthly growth of its capacity while its trade earns the mark-up and there is room",
        {.unit = "1/month",
         .least = 0,
         .most = 1,
         .rate = Rate::growth,
         .fallback = assumed(0.05, 0.02, 0.07)}),
    field<&Route::hops>("hops", "Borders and hands on the way, each of which may seize",
                        {.unit = "1", .least = 1, .most = 10, .fallback = assumed(2, 1, 3)}),
    field<&Route::interdiction>(
        "interdiction", "Share that one hop seizes while enforcement sees nothing",
        {.unit = "1", .least = 0, .most = 0.5, .scale = Scale::log, .fallback = assumed(0.04, 0.01, 0.2)}),
    field<&Route::interdiction_most>(
        "interdiction_most", "Share that one hop seizes at most",
        {.unit = "1", .least = 0, .most = 0.5, .fallback = assumed(0.3, 0.2, 0.5)}),
    field<&Route::enforcement>(
        "enforcement", "How fast enforcement answers each unit a month that it seized",
        {.unit = "1", .least = 0, .most = 1, .scale = Scale::log, .fallback = assumed(0.001, 0.0003, 0.003)}),
    field<&Route::mark_up>("mark_up", "What traders earn on a unit, over its list price",
                           {.unit = "1", .least = 0, .most = 10, .fallback = assumed(0.3, 0.1, 1)}),
    field<&Route::fine>("fine", "What traders pay for a seized unit beside losing it, over its list price",
                        {.unit = "1", .least = 0, .most = 100, .fallback = assumed(1, 0, 5)}),
    field<&Route::ceiling>("ceiling", "Most of what clouds of `via` order that the route can buy",
                           {.unit = "1", .least = 0, .most = 1, .fallback = assumed(0.15, 0.05, 0.3)}),
};

struct Routes {
    Column<double> capacity;           //!< [units/month]
    Column<double> interdiction;       //!< per hop
    Column<double> seen;               //!< seizures of the last year, smoothed [units/month]
    Column<double> profit;             //!< this month [MUSD]
    Column<double> supply;             //!< units that it could buy at most this month
    Column<double> unit_carry;         //!< fraction of a unit carried over, route x product
    Column<std::int64_t> bought;       //!< units this month
    Column<std::int64_t> arrived;      //!< units this month
    Column<std::int64_t> seized;       //!< units this month
    Column<std::int64_t> seized_total; //!< since the start, route x product
};

inline constexpr std::array route_columns{
    column<&Routes::capacity>("capacity", "Units that it can carry",
                              {.unit = "units/month", .cells = Cells::point}),
    column<&Routes::interdiction>("interdiction", "Share that one hop seizes", {.cells = Cells::point}),
    column<&Routes::seen>("seen", "Seizures, smoothed over a year", {.unit = "units/month"}),
    column<&Routes::profit>("profit", "What the traders earned",
                            {.unit = "million USD/month", .cells = Cells::sum}),
    column<&Routes::supply>("supply", "Units that it could buy at most",
                            {.unit = "units/month", .cells = Cells::sum}),
    column<&Routes::unit_carry>("unit_carry", "Fraction of a unit carried over", {.unit = "units"}),
    column<&Routes::bought>("bought", "Units bought", {.unit = "units/month", .cells = Cells::sum}),
    column<&Routes::arrived>("arrived", "Units that reached their buyers",
                             {.unit = "units/month", .cells = Cells::sum}),
    column<&Routes::seized>("seized", "Units seized", {.unit = "units/month", .cells = Cells::sum}),
    column<&Routes::seized_total>("seized_total", "Units seized since the start", {.unit = "units"}),
};

} // namespace chokepoint
