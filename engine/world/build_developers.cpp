// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "world/build_developers.hpp"

#include "core/random.hpp"

#include <array>
#include <cmath>

namespace chokepoint {
namespace {

//! Agents of the state block of a population: the first ones.
std::uint32_t state_agents(const Population& given)
{
    return static_cast<std::uint32_t>(
        std::floor(given.state_share * static_cast<double>(given.number) + 0.5));
}

void number_agents(const Scenario& scenario, DeveloperNetwork& network)
{
    network.first_agent = {0};
    for (std::size_t population = 0; population < scenario.developers.size(); ++population) {
        const Population& given = scenario.developers[population];
        network.salts.push_back(population_salt("developers." + given.id));
        const auto first_class = static_cast<std::uint8_t>(2 * population);
        const std::uint32_t first = network.first_agent.back();
        network.first_agent.push_back(first + static_cast<std::uint32_t>(given.number));
        network.classes.resize(network.first_agent.back(), first_class);
        std::fill_n(network.classes.begin() + first, state_agents(given),
                    static_cast<std::uint8_t>(first_class + 1));
    }
}

//! State block and others of each population, in the order of agents.
std::vector<GraphBlock> blocks_of(const Scenario& scenario)
{
    std::vector<GraphBlock> blocks;
    for (const Population& given : scenario.developers) {
        const auto region = static_cast<std::uint32_t>(region_of(scenario, given.country));
        const std::uint32_t state = state_agents(given);
        const std::string path = "developers." + given.id;
        blocks.push_back({state, 2 * region + 1, entity_key(path + ".state")});
        blocks.push_back({static_cast<std::uint32_t>(given.number) - state, 2 * region, entity_key(path)});
    }
    return blocks;
}

//! Ties between two countries over those of a world without regions.
double mixing_of(const FrameworkParameters& parameters, const Country& one, const Country& other)
{
    if (one.region == other.region) {
        return 1.0;
    }
    const bool allied = !one.bloc.empty() && one.bloc == other.bloc;
    return allied ? parameters.allied_mixing : parameters.other_mixing;
}

//! The same between blocks, block x block.
std::vector<double> mixing_of(const Scenario& scenario)
{
    std::vector<double> mixing;
    const std::size_t blocks = 2 * scenario.developers.size();
    const auto country_of = [&](std::size_t block) -> const Country& {
        return scenario.countries[std::size_t(scenario.developers[block / 2].country)];
    };
    for (std::size_t one = 0; one < blocks; ++one) {
        for (std::size_t other = 0; other < blocks; ++other) {
            const double state = one % 2 == other % 2 ? 1.0 : scenario.adoption.state_mixing;
            mixing.push_back(state * mixing_of(scenario.adoption, country_of(one), country_of(other)));
        }
    }
    return mixing;
}

//! Expected ties of each agent: word i mod 4 of the draw of entity i / 4, in no month.
std::vector<double> expected_degrees(const Scenario& scenario, const RandomKey& random,
                                     const DeveloperNetwork& network)
{
    const FrameworkParameters& p = scenario.adoption;
    const PowerLaw law = power_law(p.mean_ties, p.ties_exponent, p.most_ties);
    std::vector<double> degrees;
    degrees.reserve(network.classes.size());
    for (std::size_t population = 0; population < scenario.developers.size(); ++population) {
        const std::uint32_t count = network.first_agent[population + 1] - network.first_agent[population];
        Block drawn;
        for (std::uint32_t agent = 0; agent < count; ++agent) {
            if (agent % 4 == 0) {
                drawn =
                    draw(random, Stream::developer_degree, agent / 4, Month{}, 0, network.salts[population]);
            }
            degrees.push_back(law.quantile(uniform(drawn.words[agent % 4])));
        }
    }
    return degrees;
}

//! Where everyone hears of everything from the region at large, ties carry nothing and are not drawn.
void tie(const Scenario& scenario, const RandomKey& random, DeveloperNetwork& network)
{
    std::vector<double> degrees(network.classes.size(), 0.0);
    if (scenario.adoption.regional_influence < 1.0 && scenario.adoption.mean_ties > 0.0) {
        degrees = expected_degrees(scenario, random, network);
    }
    const std::vector<GraphBlock> blocks = blocks_of(scenario);
    const std::vector<double> mixing = mixing_of(scenario);
    network.graph =
        block_graph(random, Stream::graph_edge, {.blocks = blocks, .degrees = degrees, .mixing = mixing});
}

//! What agents use before the first month: the choice of the month before, by the population's weights.
void choose_initially(const Scenario& scenario, std::size_t population, World& world)
{
    const DeveloperNetwork& network = world.network;
    const Weights& initial = scenario.developers[population].initial;
    double total = 0.0;
    for (const Weight& weight : initial) {
        total += weight.value;
    }
    const std::size_t frameworks = scenario.frameworks.size();
    const std::uint32_t first = network.first_agent[population];
    for (std::uint32_t agent = first; agent < network.first_agent[population + 1]; ++agent) {
        const std::uint32_t index = agent - first;
        const Block drawn = draw(world.random, Stream::framework_choice, index / 4, world.month, 0,
                                 network.salts[population]);
        const double at = uniform(drawn.words[index % 4]) * total;
        double sum = 0.0;
        std::size_t chosen = 0;
        for (const Weight& weight : initial) {
            if (weight.value > 0.0 && sum <= at) {
                chosen = std::size_t(weight.entity);
            }
            sum += weight.value;
        }
        world.agents.choice[agent] = static_cast<std::int8_t>(chosen);
        ++world.developers.agents[population * frameworks + chosen];
        world.developers.state_agents[population * frameworks + chosen] += network.classes[agent] % 2;
    }
}

void count_neighbours(const Agents& agents, DeveloperNetwork& network)
{
    network.neighbours_use.assign(agents.choice.size(), 0);
    for (std::size_t agent = 0; agent < agents.choice.size(); ++agent) {
        for (const std::uint32_t neighbour : network.graph.neighbours_of(agent)) {
            network.neighbours_use[agent] += std::uint64_t{1} << (8 * agents.choice[neighbour]);
        }
    }
}

void build_frameworks(const Scenario& scenario, Frameworks& frameworks)
{
    const std::size_t makers = scenario.chipmakers.size();
    frameworks.users.assign(scenario.frameworks.size(), 0.0);
    frameworks.backend.assign(scenario.frameworks.size() * makers, scenario.adoption.backend_floor);
    for (std::size_t row = 0; row < scenario.frameworks.size(); ++row) {
        const Framework& given = scenario.frameworks[row];
        frameworks.quality.push_back(given.quality);
        for (const Weight& backend : given.backends) {
            frameworks.backend[row * makers + std::size_t(backend.entity)] =
                std::max(backend.value, scenario.adoption.backend_floor);
        }
    }
}

} // namespace

void size_developers(const Scenario& scenario, World& world)
{
    build_frameworks(scenario, world.frameworks);
    number_agents(scenario, world.network);
    const std::size_t populations = scenario.developers.size();
    Developers& developers = world.developers;
    developers.agents.assign(populations * scenario.frameworks.size(), 0);
    developers.state_agents.assign(populations * scenario.frameworks.size(), 0);
    developers.switches.assign(populations, 0);
    world.agents.choice.assign(world.network.classes.size(), 0);
    for (const Population& population : scenario.developers) {
        developers.weight.push_back(population.weight);
    }
}

void build_developers(const Scenario& scenario, World& world)
{
    size_developers(scenario, world);
    tie(scenario, world.random, world.network);
    for (std::size_t population = 0; population < scenario.developers.size(); ++population) {
        choose_initially(scenario, population, world);
    }
    count_neighbours(world.agents, world.network);
}

} // namespace chokepoint
