// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "core/prices.hpp"
#include "world/chipmakers.hpp"
#include "world/clouds.hpp"
#include "world/countries.hpp"
#include "world/developers.hpp"
#include "world/fabs.hpp"
#include "world/frameworks.hpp"
#include "world/funds.hpp"
#include "world/labs.hpp"
#include "world/lots.hpp"
#include "world/memory_lines.hpp"
#include "world/nodes.hpp"
#include "world/packaging_lines.hpp"
#include "world/parameters.hpp"
#include "world/products.hpp"
#include "world/roadmaps.hpp"
#include "world/routes.hpp"
#include "world/rules.hpp"
#include "world/segments.hpp"

namespace chokepoint {

//! Everything that is given: constant over a run, shared by all runs. Entities are sorted by id.
struct Scenario {
    std::string name;
    std::string title;
    Month start; //!< first simulated month
    Month end;   //!< last simulated month
    Mechanisms mechanisms;
    YieldParameters yield;
    ConstructionParameters construction;
    ProductionParameters production;
    DesignParameters design;
    MarketParameters market;
    StockpilingParameters stockpiling;
    ComputeParameters compute;
    ResearchParameters research;
    ApplicationParameters applications;
    FrameworkParameters adoption;
    Series series;

    std::vector<Country> countries;
    std::vector<Fund> funds;
    std::vector<Rule> rules;
    std::vector<Node> nodes;
    std::vector<Fab> fabs;
    std::vector<MemoryLine> memory_lines;
    std::vector<PackagingLine> packaging_lines;
    std::vector<Chipmaker> chipmakers;
    std::vector<Product> products; //!< given ones, and those that roadmaps may release
    std::vector<Roadmap> roadmaps;
    std::vector<Route> routes;
    std::vector<Cloud> clouds;
    std::vector<Framework> frameworks;
    std::vector<Population> developers;
    std::vector<Lab> labs;
    std::vector<Segment> segments;

    PriceTable prices;                //!< the table that money was converted with
    std::vector<Quantity> quantities; //!< every number with unit, range, kind and source; sorted by path

    int months() const { return end - start + 1; }
};

//! Horizon as read: checked and moved to `Scenario::start` and `end`.
struct Horizon {
    Date start = Date::always();
    Date end = Date::never();
};

inline constexpr std::array horizon_fields{
    field<&Horizon::start>("start", "First simulated month", {}),
    field<&Horizon::end>("end", "Last simulated month, inclusive", {}),
};

//! Row of a country's region in tables by region.
inline std::size_t region_of(const Scenario& scenario, Reference country)
{
    return static_cast<std::size_t>(scenario.countries[std::size_t(country)].region);
}

inline constexpr std::array entity_fields{
    field<&Entity::from>("from", "Day from which it acts, in whole months", {.fallback = optional()}),
    field<&Entity::until>("until", "Last month in which it acts", {.fallback = optional()}),
};

} // namespace chokepoint
