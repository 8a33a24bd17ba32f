// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "world/rows.hpp"

namespace chokepoint {

//! A line of a foundry at one node.
struct Fab : Entity {
    std::string firm; //!< empty: the line is a firm of its own
    Reference country;
    Reference node;
    Path wafer_capacity;    //!< [wafers/month]
    Path accelerator_share; //!< [1]
    double cumulative_wafers = 0.0;
    double defect_density = 0.0;       //!< D1 [1/cm^2]
    double defect_density_floor = 0.0; //!< D_inf [1/cm^2]
    double learning_rate = 0.0;        //!< per doubling [1]
    double learning_wafers = 0.0;      //!< X0 [wafers]
    double pass_penalty = 0.0;         //!< [1/cm^2 per pass]
    double pass_penalty_learned = 0.0; //!< share of the penalty that learns [1]
    double systematic_yield = 1.0;
    Weights learns_from;         //!< share of others' experience that counts [1]
    std::int64_t cycle_time = 3; //!< [month]
    double capex = 0.0;          //!< [USD per wafer/month]
    double time_to_build = 0.0;  //!< [month]
    double ramp_time = 0.0;      //!< [month]
};

inline constexpr std::array fab_fields{
    field<&Fab::firm>("firm", "Name of the firm, the same for all its lines; unless given, the line is one",
                      {.fallback = optional()}),
    field<&Fab::country>("country", "Country of the firm's headquarters", {.target = "countries"}),
    field<&Fab::node>("node", "Node that the line runs", {.target = "nodes"}),
    field<&Fab::wafer_capacity>(
        "wafer_capacity", "Installed wafer starts per month, before what funds add",
        {.unit = "wafers/month", .least = 0, .most = 1e7, .scale = Scale::log, .rate = Rate::flow}),
    field<&Fab::accelerator_share>(
        "accelerator_share",
        "Share of the line's wafers open to accelerators; phones and others take the rest",
        {.unit = "1", .least = 0, .most = 1, .fallback = by_definition(1)}),
    field<&Fab::cumulative_wafers>(
        "cumulative_wafers", "Wafers out before the start, or before `from`",
        {.unit = "wafers", .least = 0, .most = 1e9, .scale = Scale::log, .fallback = by_definition(0)}),
    field<&Fab::defect_density>("defect_density", "Defect density D0 at the start of volume production",
                                {.unit = "1/cm^2",
                                 .least = 0,
                                 .most = 20,
                                 .scale = Scale::log,
                                 .fallback = derived(0.28, 0.2, 0.5, "FD-01")}),
    field<&Fab::defect_density_floor>("defect_density_floor", "Defect density that learning tends to",
                                      {.unit = "1/cm^2",
                                       .least = 0,
                                       .most = 20,
                                       .scale = Scale::log,
                                       .fallback = assumed(0.03, 0.02, 0.05)}),
    field<&Fab::learning_rate>(
        "learning_rate", "Fall of the learnable defect density per doubling of experience",
        {.unit = "1", .least = 0, .most = 0.9, .fallback = derived(0.23, 0.18, 0.3, "FD-01")}),
    field<&Fab::learning_wafers>("learning_wafers", "Experience X0 at which learning sets in",
                                 {.unit = "wafers",
                                  .least = 1,
                                  .most = 1e7,
                                  .scale = Scale::log,
                                  .fallback = derived(5600, 3000, 10000, "FD-01")}),
    field<&Fab::pass_penalty>(
        "pass_penalty", "Defects that each mask pass over the reference adds",
        {.unit = "1/cm^2", .least = 0, .most = 1, .fallback = derived(0.009, 0.005, 0.015, "FD-05")}),
    field<&Fab::pass_penalty_learned>("pass_penalty_learned",
                                      "Share of the pass penalty that falls with experience",
                                      {.unit = "1", .least = 0, .most = 1, .fallback = assumed(0.5, 0, 1)}),
    field<&Fab::systematic_yield>("systematic_yield",
                                  "Share of dies that design and process margins let work",
                                  {.unit = "1", .least = 0, .most = 1, .fallback = by_definition(1)}),
    field<&Fab::learns_from>(
        "learns_from",
        "Lines whose experience counts too, and the share of it that does: 0.33 for a like line within "
        "reach, 0.07 for the node before",
        {.unit = "1", .least = 0, .most = 1, .fallback = optional(), .target = "fabs"}),
    field<&Fab::cycle_time>("cycle_time", "Time from wafer start to wafer out",
                            {.unit = "month", .least = 1, .most = 12, .fallback = assumed(3, 2, 5)}),
    field<&Fab::capex>("capex", "Money for one wafer start per month of new capacity",
                       {.unit = "USD",
                        .least = 1,
                        .most = 1e8,
                        .scale = Scale::log,
                        .fallback = assumed(190000, 150000, 260000)}),
    field<&Fab::time_to_build>(
        "time_to_build", "Mean time from money to capacity",
        {.unit = "month", .least = 1, .most = 120, .fallback = derived(24, 18, 38, "cset")}),
    field<&Fab::ramp_time>("ramp_time", "Time constant of the ramp after `from`; 0 starts at full rate",
                           {.unit = "month", .least = 0, .most = 60, .fallback = assumed(6, 3, 12)}),
};

//! State of the lines; work in process and dies are per product, in Lots.
struct Fabs {
    Column<double> construction;      //!< money under construction [MUSD], fab x stage
    Column<double> added_capacity;    //!< built by funds [wafers/month]
    Column<double> wafer_capacity;    //!< open to accelerators this month [wafers/month]
    Column<double> cumulative_wafers; //!< experience [wafers]
    Column<double> start_carry;       //!< [wafers], in [0, 1)
    Column<std::int64_t> wafer_starts;
    Column<std::int64_t> wafers_out;
    Column<double> defect_density; //!< [1/cm^2]
    Column<double> die_yield;      //!< good over gross dies of this month [1]
};

inline constexpr std::array fab_columns{
    column<&Fabs::construction>("construction", "Money under construction, by stage",
                                {.unit = "million USD"}),
    column<&Fabs::added_capacity>("added_capacity", "Capacity that funds have built",
                                  {.unit = "wafers/month", .cells = Cells::point}),
    column<&Fabs::wafer_capacity>("wafer_capacity", "Wafer starts that accelerators could have",
                                  {.unit = "wafers/month", .cells = Cells::point}),
    column<&Fabs::cumulative_wafers>("cumulative_wafers", "Wafers finished since volume production began",
                                     {.unit = "wafers", .cells = Cells::point}),
    column<&Fabs::start_carry>("start_carry", "Fraction of a wafer start carried over", {.unit = "wafers"}),
    column<&Fabs::wafer_starts>("wafer_starts", "Wafers started for accelerators",
                                {.unit = "wafers/month", .cells = Cells::sum}),
    column<&Fabs::wafers_out>("wafers_out", "Wafers finished for accelerators",
                              {.unit = "wafers/month", .cells = Cells::sum}),
    column<&Fabs::defect_density>("defect_density", "Effective defect density D0, pass penalty included",
                                  {.unit = "1/cm^2", .cells = Cells::point}),
    column<&Fabs::die_yield>(
        "die_yield", "Good dies over gross dies of the wafers finished this month; none without wafers",
        {.unit = "1", .role = Role::diagnostic, .cells = Cells::point, .single = true, .gaps = true}),
};

} // namespace chokepoint
