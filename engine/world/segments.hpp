// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "world/rows.hpp"

namespace chokepoint {

//! Users of AI: the persons, or the firms counted as persons, of one sector of a country. They begin at
//! `from`.
struct Segment : Entity {
    Reference country;
    std::string sector;      //!< a word for reports
    double adopters = 0.0;   //!< who may adopt [persons]
    double adopted = 0.0;    //!< who has at the start [1]
    double innovation = 0.0; //!< Bass' p [1/year]
    double imitation = 0.0;  //!< Bass' q [1/year]
    double spend = 0.0;      //!< of an adopter in the first month [USD/year]
    double gdp_share = 0.0;  //!< share of the country's product that bounds its spending [1]
    Path protection;         //!< [1]
};

inline constexpr std::array segment_fields{
    field<&Segment::country>("country", "Country of the users", {.target = "countries"}),
    field<&Segment::sector>("sector", "What the users do, for reports", {.fallback = optional()}),
    field<&Segment::adopters>("adopters", "Persons or firms that may adopt",
                              {.unit = "persons", .least = 0, .most = 1e10, .scale = Scale::log}),
    field<&Segment::adopted>("adopted", "Share of them that has adopted when the segment begins",
                             {.unit = "1", .least = 0, .most = 1, .fallback = by_definition(0)}),
    field<&Segment::innovation>(
        "innovation", "Yearly hazard of adopting without example (Bass' p)",
        {.unit = "1/year", .least = 0, .most = 10, .fallback = assumed(0.029, 0.01, 0.05)}),
    field<&Segment::imitation>(
        "imitation", "Yearly hazard of adopting if all others have (Bass' q)",
        {.unit = "1/year", .least = 0, .most = 10, .fallback = assumed(0.4, 0.3, 0.5)}),
    field<&Segment::spend>(
        "spend", "Spending of an adopter in the first month; it grows with capability from there",
        {.unit = "USD/year", .least = 0, .most = 1e9, .scale = Scale::log, .rate = Rate::flow}),
    field<&Segment::gdp_share>("gdp_share", "Share of the country's product that bounds the spending",
                               {.unit = "1", .least = 0, .most = 1, .fallback = by_definition(1)}),
    field<&Segment::protection>("protection",
                                "Share of the users who may not use foreign providers; open weights they may",
                                {.unit = "1", .least = 0, .most = 1, .fallback = assumed(0.05, 0, 0.3)}),
};

struct Segments {
    Column<double> adoption;             //!< [1]
    Column<double> reference_capability; //!< of the models used in the first month [points]
    Column<double> capability;           //!< mean of the models used [points]
    Column<double> provider_share;       //!< of use, segment x lab [1]
    Column<double> use;                  //!< at service prices, segment x lab [MUSD/month]
    Column<double> spending;             //!< paid to labs and clouds [MUSD/month]
    Column<double> unserved;             //!< wanted, but labs have no compute for it [MUSD/month]
};

inline constexpr std::array segment_columns{
    column<&Segments::adoption>("adoption", "Share of users who have adopted",
                                {.unit = "1", .cells = Cells::point}),
    column<&Segments::reference_capability>("reference_capability",
                                            "Capability of the models used in the first month",
                                            {.unit = "points", .gaps = true}),
    column<&Segments::capability>("capability", "Mean capability of the models used",
                                  {.unit = "points", .cells = Cells::point, .gaps = true}),
    column<&Segments::provider_share>("provider_share", "Share of use by provider of the model",
                                      {.unit = "1", .cells = Cells::point, .dim1 = "lab"}),
    column<&Segments::use>("use", "Use of a provider's models, at the prices of services",
                           {.unit = "million USD/month", .role = Role::diagnostic}),
    column<&Segments::spending>("spending", "Money paid for AI to labs and clouds",
                                {.unit = "million USD/month", .cells = Cells::sum}),
    column<&Segments::unserved>("unserved", "Spending for which the chosen labs have no compute",
                                {.unit = "million USD/month", .cells = Cells::sum}),
};

} // namespace chokepoint
