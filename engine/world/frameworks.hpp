// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "world/rows.hpp"

namespace chokepoint {

inline constexpr std::size_t most_frameworks = 8; //!< eight counts of neighbours fill one 64-bit word

//! A framework in which AI developers write: what stands between their programs and accelerators.
struct Framework : Entity {
    Reference country; //!< may be none
    bool open = false;
    double quality = 0.0;         //!< when it is released [1]
    Path vendor_effort;           //!< [1]
    Path appeal;                  //!< [1]
    Weights backends;             //!< support for makers' chips when it is released [1]
    DatedWeights backend_effort;  //!< [1]
    double backend_maximum = 1.0; //!< [1]
};

inline constexpr std::array framework_fields{
    field<&Framework::country>("country", "Country of the firm that leads it; none for a mixed lot of others",
                               {.fallback = optional(), .target = "countries"}),
    field<&Framework::open>("open", "Open source: abroad it counts as open, not as a foreign supplier's",
                            {.fallback = optional()}),
    field<&Framework::quality>(
        "quality", "Quality when it is released, over what a vendor effort of 1 sustains",
        {.unit = "1", .least = 0, .most = 100, .scale = Scale::log, .fallback = assumed(0.5, 0.2, 1)}),
    field<&Framework::vendor_effort>(
        "vendor_effort", "Work that its vendor puts in, over that of a leading vendor",
        {.unit = "1", .least = 0, .most = 1000, .scale = Scale::log, .fallback = assumed(1, 0.6, 1.5)}),
    field<&Framework::appeal>(
        "appeal", "What developers find in it beyond quality and support, in utility; only differences count",
        {.unit = "1", .least = -20, .most = 20, .fallback = by_definition(0)}),
    field<&Framework::backends>(
        "backends",
        "Support for makers' chips when it is released; unnamed ones have "
        "`parameters.frameworks.backend_floor`",
        {.unit = "1", .least = 0, .most = 1, .fallback = optional(), .target = "chipmakers"}),
    field<&Framework::backend_effort>(
        "backend_effort", "Work on support for makers' chips, over that of a determined maker; unnamed is 0",
        {.unit = "1", .least = 0, .most = 100, .fallback = optional(), .target = "chipmakers"}),
    field<&Framework::backend_maximum>("backend_maximum", "Support that work can reach",
                                       {.unit = "1", .least = 0, .most = 1, .fallback = by_definition(1)}),
};

struct Frameworks {
    Column<double> quality; //!< [1]
    Column<double> backend; //!< support, framework x chipmaker [1]
    Column<double> users;   //!< developers that use it [persons]
};

inline constexpr std::array framework_columns{
    column<&Frameworks::quality>("quality", "Quality over what a vendor effort of 1 sustains",
                                 {.cells = Cells::point}),
    column<&Frameworks::backend>("backend", "Share of what chips of a maker can do that the framework gives",
                                 {.cells = Cells::point, .dim1 = "chipmaker"}),
    column<&Frameworks::users>("users", "Developers that use it first of all",
                               {.unit = "persons", .role = Role::diagnostic, .cells = Cells::point}),
};

} // namespace chokepoint
