// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "world/rows.hpp"

namespace chokepoint {

//! A country acts: each firm, line, lab, fund and rule belongs to one, and rules aim at countries.
struct Country : Entity {
    Region region = Region::row;
    std::string bloc;   //!< empty: none
    Path gdp;           //!< [MUSD/year]
    Path power;         //!< for accelerators [GW]; empty: no limit
    Path open_pressure; //!< of the state on its labs' releases, in log odds [1]
    double perceived_hazard = 0.0;
    LayerShares absorption{}; //!< of state money at the start [MUSD/month]; 0: no limit
    double leakage = 0.0;     //!< [1]
};

inline constexpr std::array country_fields{
    field<&Country::region>("region", "Region in which results of this country are reported",
                            {.choices = region_names}),
    field<&Country::bloc>(
        "bloc", "Alliance; suppliers of the same bloc are allied, of another rival, of none neutral",
        {.fallback = optional()}),
    field<&Country::gdp>("gdp", "Gross domestic product; what users spend on AI is bounded by a share of it",
                         {.unit = "MUSD/year",
                          .least = 0,
                          .most = 1e9,
                          .scale = Scale::log,
                          .rate = Rate::flow,
                          .fallback = by_definition(0)}),
    field<&Country::power>("power",
                           "Power supply that data centres for AI may use; not given, there is no limit",
                           {.unit = "GW", .least = 0, .most = 1e4, .fallback = optional()}),
    field<&Country::open_pressure>("open_pressure",
                                   "What the state adds to the log odds that its labs release open weights",
                                   {.unit = "1", .least = -10, .most = 10, .fallback = by_definition(0)}),
    field<&Country::perceived_hazard>("perceived_hazard",
                                      "Probability that its buyers always give to the closing of supply from "
                                      "outside country and bloc, before "
                                      "an order could be repeated",
                                      {.unit = "1", .least = 0, .most = 1, .fallback = by_definition(0)}),
    field<&Country::absorption>(
        "absorption",
        "State money that a layer can turn into capacity, by layer; more is spent in vain. Unless given, "
        "any amount",
        {.unit = "MUSD/month", .least = 0, .most = 1e6, .fallback = optional()}),
    field<&Country::leakage>("leakage", "Share of state money lost to dead projects and fraud",
                             {.unit = "1", .least = 0, .most = 1, .fallback = by_definition(0)}),
};

//! Countries' money.
struct Countries {
    Column<double> state_spending; //!< [MUSD/month], country x layer
    Column<double> unspent;        //!< cumulative money for layers without lines [MUSD]
    Column<double> absorption;     //!< [MUSD/month], country x layer; 0: no limit
    Column<double> lost;           //!< cumulative money spent in vain [MUSD]
};

inline constexpr std::array country_columns{
    column<&Countries::state_spending>("state_spending", "State money that left funds for a layer this month",
                                       {.unit = "million USD/month", .cells = Cells::sum, .dim1 = "layer"}),
    column<&Countries::unspent>("unspent", "State money so far for layers in which the country has no line",
                                {.unit = "million USD", .cells = Cells::point}),
    column<&Countries::absorption>("absorption", "State money that a layer can absorb; 0: no limit",
                                   {.unit = "million USD/month"}),
    column<&Countries::lost>("lost",
                             "State money so far that built nothing: leaked, or more than was absorbed",
                             {.unit = "million USD", .cells = Cells::point}),
};

} // namespace chokepoint
