// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "core/graph.hpp"
#include "world/rows.hpp"

namespace chokepoint {

//! A country's developers of AI software, as agents that each stand for `weight` people. The first agents, as
//! many as `state_share` says, are the state block: those whom mandates reach.
struct Population : Entity {
    Reference country;
    std::int64_t number = 0;  //!< agents
    double weight = 0.0;      //!< [persons] an agent, at the start
    double state_share = 0.0; //!< [1]
    Weights initial;          //!< frameworks at the start, relative
    DatedWeights mandate;     //!< utility of frameworks in the state block
    Path entry_rate;          //!< [1/month]
};

inline constexpr std::array population_fields{
    field<&Population::country>("country", "Where they work", {.target = "countries"}),
    field<&Population::number>("number", "Agents that stand for them",
                               {.unit = "1", .least = 1, .most = 1e7}),
    field<&Population::weight>(
        "weight", "People that an agent stands for at the start",
        {.unit = "persons", .least = 1e-6, .most = 1e9, .scale = Scale::log, .fallback = by_definition(1)}),
    field<&Population::state_share>("state_share", "Share that mandates reach: the state's own developers",
                                    {.unit = "1", .least = 0, .most = 1, .fallback = by_definition(0)}),
    field<&Population::initial>("initial", "Frameworks in use at the start; the numbers are relative",
                                {.unit = "1", .least = 0, .most = 1e9, .target = "frameworks"}),
    field<&Population::mandate>(
        "mandate", "What mandates and procurement add to the utility of frameworks in the state block",
        {.unit = "1", .least = -20, .most = 20, .fallback = optional(), .target = "frameworks"}),
    field<&Population::entry_rate>("entry_rate", "Newcomers per developer",
                                   {.unit = "1/month",
                                    .least = 0,
                                    .most = 1,
                                    .rate = Rate::growth,
                                    .fallback = assumed(0.022, 0.01, 0.03, "FW-14")}),
};

struct Developers {
    Column<double> weight;             //!< people that an agent stands for [persons]
    Column<std::int64_t> agents;       //!< by framework, population x framework
    Column<std::int64_t> state_agents; //!< the same in the state block
    Column<std::int64_t> switches;     //!< agents that changed framework this month
};

inline constexpr std::array population_columns{
    column<&Developers::weight>("weight", "People that an agent stands for",
                                {.unit = "persons", .cells = Cells::point}),
    column<&Developers::agents>("agents", "Agents by the framework that they use",
                                {.cells = Cells::point, .dim1 = "framework"}),
    column<&Developers::state_agents>("state_agents", "Agents of the state block by framework",
                                      {.cells = Cells::point, .dim1 = "framework"}),
    column<&Developers::switches>("switches", "Agents that use another framework than the month before",
                                  {.unit = "1/month", .cells = Cells::sum}),
};

//! Every agent of every population, one population after another.
struct Agents {
    Column<std::int8_t> choice; //!< row of its framework
};

inline constexpr std::array agent_columns{
    column<&Agents::choice>("choice", "Framework that the agent uses", {.role = Role::population}),
};

//! Who knows whom among agents, and what follows from that and their choices. Fixed but for the counts.
struct DeveloperNetwork {
    Graph graph;
    std::vector<std::uint32_t> first_agent;    //!< of each population, and the end of the last
    std::vector<std::uint32_t> salts;          //!< of each population's draws
    std::vector<std::uint8_t> classes;         //!< of each agent: 2 population + in the state block
    std::vector<std::uint64_t> neighbours_use; //!< by agent: 8 bits per framework count neighbours that use
                                               //!< it; exact up to 255 neighbours, meaningless beyond
};

//! People of a population that use a framework [persons].
inline double users(const Developers& developers, std::size_t population, std::size_t framework)
{
    const std::size_t frameworks = developers.agents.size() / developers.weight.size();
    return developers.weight[population] *
           static_cast<double>(developers.agents[population * frameworks + framework]);
}

} // namespace chokepoint
