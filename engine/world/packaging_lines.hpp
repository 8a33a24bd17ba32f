// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "world/rows.hpp"

namespace chokepoint {

//! A line that joins dies and stacks to packages. Its slots cannot be stored.
struct PackagingLine : Entity {
    std::string firm; //!< empty: the line is a firm of its own
    Reference country;
    Path capacity;              //!< [packages/month]
    double package_yield = 1.0; //!< [1]
    double price = 0.0;         //!< [USD/package]
    double capex = 0.0;         //!< [USD per package/month]
    double time_to_build = 0.0; //!< [month]
    double ramp_time = 0.0;     //!< [month]
};

inline constexpr std::array packaging_line_fields{
    field<&PackagingLine::firm>("firm",
                                "Name of the firm, the same for all its lines; unless given, the line is one",
                                {.fallback = optional()}),
    field<&PackagingLine::country>("country", "Country of the firm's headquarters", {.target = "countries"}),
    field<&PackagingLine::capacity>(
        "capacity", "Slots per month, before what funds add",
        {.unit = "packages/month", .least = 0, .most = 1e9, .scale = Scale::log, .rate = Rate::flow}),
    field<&PackagingLine::package_yield>(
        "package_yield", "Share of packages that work",
        {.unit = "1", .least = 0, .most = 1, .fallback = assumed(0.95, 0.85, 0.98)}),
    field<&PackagingLine::price>(
        "price", "Price of one slot",
        {.unit = "USD", .least = 0, .most = 1e6, .scale = Scale::log, .fallback = assumed(300, 150, 700)}),
    field<&PackagingLine::capex>(
        "capex", "Money for one slot per month of new capacity",
        {.unit = "USD", .least = 1, .most = 1e8, .scale = Scale::log, .fallback = assumed(4000, 2000, 8000)}),
    field<&PackagingLine::time_to_build>(
        "time_to_build", "Mean time from money to capacity",
        {.unit = "month", .least = 1, .most = 120, .fallback = assumed(12, 9, 24)}),
    field<&PackagingLine::ramp_time>(
        "ramp_time", "Time constant of the ramp after `from`; 0 starts at full rate",
        {.unit = "month", .least = 0, .most = 60, .fallback = assumed(6, 3, 12)}),
};

struct PackagingLines {
    Column<double> construction;           //!< [MUSD], line x stage
    Column<double> added_capacity;         //!< [packages/month]
    Column<double> capacity;               //!< slots of this month [packages/month]
    Column<std::int64_t> packages;         //!< started this month
    Column<std::int64_t> product_packages; //!< this month, line x product
};

inline constexpr std::array packaging_line_columns{
    column<&PackagingLines::construction>("construction", "Money under construction, by stage",
                                          {.unit = "million USD"}),
    column<&PackagingLines::added_capacity>("added_capacity", "Capacity that funds have built",
                                            {.unit = "packages/month", .cells = Cells::point}),
    column<&PackagingLines::capacity>("capacity", "Slots", {.unit = "packages/month", .cells = Cells::point}),
    column<&PackagingLines::packages>("packages", "Packages started",
                                      {.unit = "packages/month", .cells = Cells::sum}),
    column<&PackagingLines::product_packages>("product_packages", "Packages started for a product",
                                              {.unit = "packages/month"}),
};

} // namespace chokepoint
