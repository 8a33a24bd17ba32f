// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "mechanisms/develop/develop.hpp"
#include "support/worlds.hpp"

#include <string>

namespace chokepoint::testing {

//! Developers of one country who choose among equal frameworks `a`, `b`, ...: everyone thinks again every
//! month, changing costs nothing, nobody comes new, and everyone hears of the whole region instead of
//! neighbours.
inline Scenario choosers(std::size_t frameworks, std::int64_t agents)
{
    Scenario s;
    s.name = "choosers";
    s.start = Month::of(2020, 1);
    s.end = Month::of(2049, 12);
    s.countries.resize(1);
    s.frameworks.resize(frameworks);
    s.developers.resize(1);
    apply_defaults(s);
    s.countries[0].id = "home";
    for (std::size_t row = 0; row < frameworks; ++row) {
        s.frameworks[row].id = std::string(1, static_cast<char>('a' + row));
        s.frameworks[row].quality = 1;
        s.developers[0].initial.push_back({{static_cast<std::int32_t>(row)}, 1.0});
    }
    s.developers[0].id = "people";
    s.developers[0].country = {0};
    s.developers[0].number = agents;
    s.developers[0].entry_rate.steps[0].value = 0;
    s.adoption.revision_rate = 1;
    s.adoption.switching_cost = 0;
    s.adoption.regional_influence = 1;
    s.adoption.network_strength = 0;
    finish(s);
    return s;
}

//! Months of choices alone: qualities stay as they are.
class Choosing {
  public:
    explicit Choosing(const Scenario& scenario, RandomKey random = {})
        : scenario_(scenario), world(build_world(scenario, random))
    {
    }

    void run(int months)
    {
        for (int month = 0; month < months; ++month) {
            world.month = world.month + 1;
            value_frameworks(scenario_, world.month, world.products, world.clouds, world.frameworks,
                             world.developers, choices_);
            choose_frameworks(scenario_, world.month, world.random, choices_, world.developers, world.agents,
                              world.network);
        }
    }

    //! Share of a population's agents that use a framework.
    double share(std::size_t framework, std::size_t population = 0) const
    {
        return static_cast<double>(
                   world.developers.agents[population * scenario_.frameworks.size() + framework]) /
               static_cast<double>(scenario_.developers[population].number);
    }

  private:
    const Scenario& scenario_;
    ChoiceTables choices_;

  public:
    World world;
};

} // namespace chokepoint::testing
