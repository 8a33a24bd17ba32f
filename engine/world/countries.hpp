// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "world/rows.hpp"

namespace chokepoint {

//! A country acts: each firm, line, lab, fund and rule belongs to one, and rules aim at countries.
struct Country : Entity {
    Region region = Region::row;
    std::string bloc; //!< empty: none
};

inline constexpr std::array country_fields{
    field<&Country::region>("region", "Region in which results of this country are reported",
                            {.choices = region_names}),
    field<&Country::bloc>(
        "bloc", "Alliance; suppliers of the same bloc are allied, of another rival, of none neutral",
        {.fallback = optional()}),
};

//! Countries' money.
struct Countries {
    Column<double> state_spending; //!< [MUSD/month], country x layer
    Column<double> unspent;        //!< cumulative money for layers without lines [MUSD]
};

inline constexpr std::array country_columns{
    column<&Countries::state_spending>("state_spending", "State money that left funds for a layer this month",
                                       {.unit = "million USD/month", .cells = Cells::sum, .dim1 = "layer"}),
    column<&Countries::unspent>("unspent", "State money so far for layers in which the country has no line",
                                {.unit = "million USD", .cells = Cells::point}),
};

} // namespace chokepoint
