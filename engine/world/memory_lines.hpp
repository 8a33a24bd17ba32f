// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "world/rows.hpp"

namespace chokepoint {

enum class MemoryGeneration : std::uint8_t { none, hbm2, hbm2e, hbm3, hbm3e, hbm4 };
inline constexpr std::array<std::string_view, 6> memory_generation_names{"none", "hbm2",  "hbm2e",
                                                                         "hbm3", "hbm3e", "hbm4"};
inline constexpr std::size_t num_memory_generations = memory_generation_names.size();

//! A line that makes stacks of high-bandwidth memory of one generation.
struct MemoryLine : Entity {
    std::string firm; //!< empty: the line is a firm of its own
    Reference country;
    MemoryGeneration generation = MemoryGeneration::hbm2;
    Path capacity;                //!< [stacks/month]
    double stack_capacity = 0.0;  //!< [GB]
    double stack_bandwidth = 0.0; //!< [GB/s]
    double stack_area = 0.0;      //!< [mm^2]
    double price = 0.0;           //!< [USD/stack]
    double capex = 0.0;           //!< [USD per stack/month]
    double time_to_build = 0.0;   //!< [month]
    double ramp_time = 0.0;       //!< [month]
    double finished_time = 0.0;   //!< [month]
};

inline constexpr std::array memory_line_fields{
    field<&MemoryLine::firm>("firm",
                             "Name of the firm, the same for all its lines; unless given, the line is one",
                             {.fallback = optional()}),
    field<&MemoryLine::country>("country", "Country of the firm's headquarters", {.target = "countries"}),
    field<&MemoryLine::generation>("generation", "Generation of the stacks; products ask for one",
                                   {.choices = memory_generation_names}),
    field<&MemoryLine::capacity>(
        "capacity", "Good stacks per month, before what funds add",
        {.unit = "stacks/month", .least = 0, .most = 1e9, .scale = Scale::log, .rate = Rate::flow}),
    field<&MemoryLine::stack_capacity>(
        "stack_capacity", "Memory of one stack",
        {.unit = "GB", .least = 0.1, .most = 1000, .fallback = assumed(16, 8, 24)}),
    field<&MemoryLine::stack_bandwidth>(
        "stack_bandwidth", "Bandwidth of one stack, the quality by which memory's lag is measured",
        {.unit = "GB/s", .least = 1, .most = 10000, .fallback = assumed(460, 256, 820)}),
    field<&MemoryLine::stack_area>(
        "stack_area", "Package area of one stack, for rules on bandwidth density",
        {.unit = "mm^2", .least = 1, .most = 1000, .fallback = assumed(110, 90, 121)}),
    field<&MemoryLine::price>(
        "price", "Price of one stack",
        {.unit = "USD", .least = 0, .most = 1e6, .scale = Scale::log, .fallback = assumed(150, 80, 300)}),
    field<&MemoryLine::capex>("capex", "Money for one stack per month of new capacity",
                              {.unit = "USD",
                               .least = 1,
                               .most = 1e8,
                               .scale = Scale::log,
                               .fallback = assumed(6000, 3000, 12000)}),
    field<&MemoryLine::time_to_build>(
        "time_to_build", "Mean time from money to capacity",
        {.unit = "month", .least = 1, .most = 120, .fallback = assumed(18, 12, 30)}),
    field<&MemoryLine::ramp_time>("ramp_time",
                                  "Time constant of the ramp after `from`; 0 starts at full rate",
                                  {.unit = "month", .least = 0, .most = 60, .fallback = assumed(6, 3, 12)}),
    field<&MemoryLine::finished_time>(
        "finished_time", "Months of its deliveries that the line keeps as finished stacks, to serve a rush",
        {.unit = "month", .least = 0, .most = 24, .fallback = assumed(1, 0, 4)}),
};

inline constexpr double delivery_smoothing = 3.0; //!< over which lines average their deliveries [month]

struct MemoryLines {
    Column<double> construction;     //!< [MUSD], line x stage
    Column<double> added_capacity;   //!< [stacks/month]
    Column<double> capacity;         //!< this month [stacks/month]
    Column<double> stack_carry;      //!< [stacks], in [0, 1)
    Column<double> mean_deliveries;  //!< smoothed [stacks/month]
    Column<std::int64_t> stacks;     //!< delivered this month
    Column<std::int64_t> made;       //!< this month
    Column<std::int64_t> finished;   //!< made and not yet delivered
    Column<std::int64_t> made_total; //!< since the start
    Column<std::int64_t> delivered_total;
    Column<std::int64_t> deliveries; //!< this month, line x product
};

inline constexpr std::array memory_line_columns{
    column<&MemoryLines::construction>("construction", "Money under construction, by stage",
                                       {.unit = "million USD"}),
    column<&MemoryLines::added_capacity>("added_capacity", "Capacity that funds have built",
                                         {.unit = "stacks/month", .cells = Cells::point}),
    column<&MemoryLines::capacity>("capacity", "Stacks that could be made",
                                   {.unit = "stacks/month", .cells = Cells::point}),
    column<&MemoryLines::stack_carry>("stack_carry", "Fraction of a stack carried over", {.unit = "stacks"}),
    column<&MemoryLines::mean_deliveries>("mean_deliveries", "Deliveries, smoothed",
                                          {.unit = "stacks/month"}),
    column<&MemoryLines::stacks>("stacks", "Stacks delivered", {.unit = "stacks/month", .cells = Cells::sum}),
    column<&MemoryLines::made>("made", "Stacks made", {.unit = "stacks/month", .cells = Cells::sum}),
    column<&MemoryLines::finished>("finished", "Finished stacks not yet delivered",
                                   {.unit = "stacks", .cells = Cells::point}),
    column<&MemoryLines::made_total>("made_total", "Stacks made since the start", {.unit = "stacks"}),
    column<&MemoryLines::delivered_total>("delivered_total", "Stacks delivered since the start",
                                          {.unit = "stacks"}),
    column<&MemoryLines::deliveries>("deliveries", "Stacks delivered for a product",
                                     {.unit = "stacks/month"}),
};

} // namespace chokepoint
