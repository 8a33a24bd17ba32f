// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "world/rows.hpp"

namespace chokepoint {

//! A designer of accelerators that buys wafers, stacks and slots and sells units.
struct Chipmaker : Entity {
    Reference country;
    References foundries;
    References memory;
    References packaging;
    Path software; //!< [1]
    std::int64_t priority = 0;
};

inline constexpr std::array chipmaker_fields{
    field<&Chipmaker::country>("country", "Country of the firm's headquarters", {.target = "countries"}),
    field<&Chipmaker::foundries>("foundries", "Lines that may make its dies", {.target = "fabs"}),
    field<&Chipmaker::memory>("memory", "Lines that may sell it stacks",
                              {.fallback = optional(), .target = "memory_lines"}),
    field<&Chipmaker::packaging>("packaging", "Lines that may package for it", {.target = "packaging_lines"}),
    field<&Chipmaker::software>("software", "What its software lets a buyer use of its chips' performance",
                                {.unit = "1", .least = 0.001, .most = 1, .fallback = by_definition(1)}),
    field<&Chipmaker::priority>(
        "priority",
        "Tier of its contracts: lines that are short serve lower ones first, and equals in proportion",
        {.unit = "1", .least = -100, .most = 100, .fallback = by_definition(0)}),
};

//! What stops a chipmaker from shipping more.
enum class BindingInput : std::int8_t { idle, demand, dies, stacks, slots };
inline constexpr std::array<std::string_view, 5> binding_input_names{"idle", "demand", "dies", "stacks",
                                                                     "slots"};

struct Chipmakers {
    Column<std::int64_t> stack_stock;     //!< stacks in hand, chipmaker x memory generation
    Column<std::int64_t> stacks_received; //!< since the start, chipmaker x memory generation
    Column<std::int64_t> stacks_used;     //!< since the start, chipmaker x memory generation
    Column<double> stack_cover;           //!< stacks wanted against the closing of memory lines, as above
    Column<double> stack_release;         //!< of that, per month
    Column<std::int64_t> units;           //!< accelerators assembled this month
    Column<std::int64_t> units_sold;
    Column<std::int8_t> binding_input; //!< BindingInput
};

inline constexpr std::array chipmaker_columns{
    column<&Chipmakers::stack_stock>("stack_stock", "Memory stacks in hand",
                                     {.unit = "stacks", .cells = Cells::point, .dim1 = "generation"}),
    column<&Chipmakers::stacks_received>("stacks_received", "Memory stacks received since the start",
                                         {.unit = "stacks"}),
    column<&Chipmakers::stacks_used>("stacks_used", "Memory stacks used since the start", {.unit = "stacks"}),
    column<&Chipmakers::stack_cover>("stack_cover", "Memory stacks wanted against the closing of lines",
                                     {.unit = "stacks", .cells = Cells::point, .dim1 = "generation"}),
    column<&Chipmakers::stack_release>("stack_release", "Of that, used up a month", {.unit = "stacks/month"}),
    column<&Chipmakers::units>("units", "Accelerators assembled",
                               {.unit = "units/month", .cells = Cells::sum}),
    column<&Chipmakers::units_sold>("units_sold", "Accelerators sold",
                                    {.unit = "units/month", .cells = Cells::sum}),
    column<&Chipmakers::binding_input>("binding_input", "What kept the chipmaker from assembling more",
                                       {.cells = Cells::point, .flags = binding_input_names}),
};

} // namespace chokepoint
