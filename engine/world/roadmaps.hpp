// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "world/rows.hpp"

namespace chokepoint {

struct Scenario;

//! A plan of products that a chipmaker will release: for the open market at its own pace, or for destinations
//! that rules close to its best part, as often as rules and parts change.
struct Roadmap : Entity {
    Reference maker;
    std::int64_t releases = 1;    //!< products that it may release
    References destinations;      //!< empty: the open market
    std::int64_t period = 18;     //!< [month]
    std::int64_t design_time = 3; //!< [month]
    double delay_spread = 0.0;    //!< [month]
    std::int64_t life = 30;       //!< [month]
    References nodes;             //!< in order of preference
    double die_area = 0.0;        //!< [mm^2]
    std::int64_t dies = 1;
    std::int64_t stacks = 0;
    double slots = 1.0;         //!< packaging slots [1]
    double tpp_per_area = 0.0;  //!< at density 1 and the start [TPP/mm^2]
    double arch_gain = 0.0;     //!< [1/year]
    double tpp_per_op = 8.0;    //!< [1]
    std::vector<double> links;  //!< [GB/s]
    double mark_up = 0.0;       //!< [1]
    double maturity_loss = 0.0; //!< [1]
    double maturity_time = 0.0; //!< [month]
};

inline constexpr std::array roadmap_fields{
    field<&Roadmap::maker>("maker", "Chipmaker whose products it plans", {.target = "chipmakers"}),
    field<&Roadmap::releases>("releases", "Products that it can release over the whole run",
                              {.unit = "1", .least = 1, .most = 99}),
    field<&Roadmap::destinations>(
        "destinations",
        "Countries for which it makes parts that their rules allow, from the maker's best part; unless "
        "given, it plans parts of its own for the open market",
        {.fallback = optional(), .target = "countries"}),
    field<&Roadmap::period>("period", "Time between releases for the open market",
                            {.unit = "month", .least = 1, .most = 120, .fallback = assumed(18, 12, 30)}),
    field<&Roadmap::design_time>(
        "design_time", "From a rule that refuses the best part to the release of one that it allows",
        {.unit = "month", .least = 1, .most = 60, .fallback = derived(3, 1, 6, "POL-11")}),
    field<&Roadmap::delay_spread>("delay_spread",
                                  "Standard deviation of period and design time; 0 keeps them sharp",
                                  {.unit = "month", .least = 0, .most = 24, .fallback = assumed(1, 0, 4)}),
    field<&Roadmap::life>("life", "Time for which a release is on sale",
                          {.unit = "month", .least = 1, .most = 240, .fallback = assumed(30, 18, 48)}),
    field<&Roadmap::nodes>("nodes",
                           "Nodes for its dies, the preferred one first; it takes the first that the "
                           "maker's foundries run and no rule closes",
                           {.fallback = optional(), .target = "nodes"}),
    field<&Roadmap::die_area>("die_area",
                              "Area of one logic die, scribe line included; needed for the open market",
                              {.unit = "mm^2", .least = 0, .most = 1300, .fallback = by_definition(0)}),
    field<&Roadmap::dies>("dies", "Logic dies in a package",
                          {.unit = "1", .least = 1, .most = 64, .fallback = by_definition(1)}),
    field<&Roadmap::stacks>("stacks", "Memory stacks in a package; needed for the open market",
                            {.unit = "1", .least = 0, .most = 64, .fallback = by_definition(0)}),
    field<&Roadmap::slots>("slots", "Packaging slots that a package takes",
                           {.unit = "1", .least = 0.01, .most = 64, .fallback = by_definition(1)}),
    field<&Roadmap::tpp_per_area>(
        "tpp_per_area", "TPP per die area on a node of density 1, when the roadmap begins",
        {.unit = "TPP/mm^2", .least = 0, .most = 1e4, .fallback = by_definition(0)}),
    field<&Roadmap::arch_gain>("arch_gain", "Growth of TPP per die area and node by better architecture",
                               {.unit = "1/year",
                                .least = -0.5,
                                .most = 5,
                                .rate = Rate::growth,
                                .fallback = assumed(0.08, 0.05, 0.15)}),
    field<&Roadmap::tpp_per_op>(
        "tpp_per_op", "TPP per TOPS of the dense 8-bit peak: 8, more where fewer bits run faster still",
        {.unit = "1", .least = 1, .most = 64, .fallback = by_definition(8)}),
    field<&Roadmap::links>("links",
                           "Chip-to-chip bandwidths that it can set; parts for the open market have the "
                           "largest. Unless given, that of the best part alone",
                           {.unit = "GB/s", .least = 0, .most = 1e6, .fallback = optional()}),
    field<&Roadmap::mark_up>("mark_up", "Launch price over cost of dies, stacks and slot, less 1",
                             {.unit = "1", .least = 0, .most = 50, .fallback = assumed(3, 1, 8)}),
    field<&Roadmap::maturity_loss>("maturity_loss",
                                   "Share of dies that a release loses at first, until its design is mature",
                                   {.unit = "1", .least = 0, .most = 1, .fallback = assumed(0.5, 0, 0.7)}),
    field<&Roadmap::maturity_time>(
        "maturity_time", "Time constant with which that loss goes away",
        {.unit = "month", .least = 0.1, .most = 120, .fallback = assumed(10, 6, 15)}),
};

struct Roadmaps {
    Column<std::int64_t> released; //!< products so far
    Column<std::int64_t> due;      //!< index of the month in which the next one is to be on sale; 0: none
};

inline constexpr std::array roadmap_columns{
    column<&Roadmaps::released>("released", "Products released so far", {.cells = Cells::point}),
    column<&Roadmaps::due>("due", "Month of the next release, 12 year + month - 1; 0 where none is planned",
                           {.unit = "month"}),
};

//! Adds the products that roadmaps may release, `<roadmap>_1` and so on, to the products, sorted by id. They
//! follow from the roadmaps, act never, and get their design when they are released. Once per scenario: after
//! all is read, since rows of products move.
void add_releases(Scenario& scenario);

//! Id of the n-th release, from 1.
std::string release_id(const Roadmap& roadmap, std::int64_t number);

} // namespace chokepoint
