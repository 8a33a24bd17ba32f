// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors

// The reference form of the largest loop of the engine. What it computes is written down here and in
// laws/discrete_choice.hpp, operation by operation; a faster form must give the same bits.
//
// In a month, for each agent i of a population, all from the choices of the month before:
//
// 1. A newcomer takes its place if byte i mod 16 of draw (framework_entry, i / 16) hits g / (1 + g).
// 2. Otherwise it thinks again if that byte of draw (framework_revision, i / 16) hits the revision rate.
//    Where a byte equals floor(256 p), word i mod 4 of draw 1 of entity i / 4 decides.
// 3. Who does either chooses by word i mod 4 of draw (framework_choice, i / 4) among the float weights
//    A[class][k] * influence(n_k, degree), times S = float(exp(beta s)) for its own unless it is new.
//
// Then all changes are made at once, and neighbours' counts follow by whole additions, in any order.

#include "core/math.hpp"
#include "core/parallel.hpp"
#include "core/random.hpp"
#include "core/selection.hpp"
#include "laws/discrete_choice.hpp"
#include "mechanisms/develop/develop.hpp"

#include <algorithm>

namespace chokepoint {
namespace {

constexpr std::size_t agents_per_draw = 16;
constexpr std::size_t agents_per_block = 16384; //!< a task; smaller populations run inline

using Counts = std::array<std::uint32_t, laws::most_options>;

//! Neighbours of an agent by framework.
Counts count_neighbours(const DeveloperNetwork& network, const Agents& agents, std::size_t agent)
{
    Counts counts{};
    if (network.graph.degree(agent) > laws::packed_row) {
        for (const std::uint32_t neighbour : network.graph.neighbours_of(agent)) {
            ++counts[static_cast<std::size_t>(agents.choice[neighbour])];
        }
        return counts;
    }
    for (std::size_t framework = 0; framework < counts.size(); ++framework) {
        counts[framework] = (network.neighbours_use[agent] >> (8 * framework)) & 0xFFU;
    }
    return counts;
}

//! Choices of one population in one month.
class ChoiceMonth {
  public:
    ChoiceMonth(const Scenario& scenario, Month now, const RandomKey& random, std::size_t population,
                const ChoiceTables& choices, const Agents& agents, const DeveloperNetwork& network)
        : now_(now), random_(random), agents_(agents), network_(network),
          frameworks_(scenario.frameworks.size()), weights_(choices.weight),
          first_(network.first_agent[population]), salt_(network.salts[population]),
          influence_(scenario.adoption.choice_precision *
                     (scenario.adoption.network_strength * (1.0 - scenario.adoption.regional_influence))),
          stay_(static_cast<float>(
              math::exp(scenario.adoption.choice_precision * scenario.adoption.switching_cost))),
          entry_(newcomer_share(scenario.developers[population].entry_rate.at(now))),
          revision_(scenario.adoption.revision_rate)
    {
    }

    //! Frameworks of the population's agents [begin, end) after this month; `begin` is a multiple of 16.
    void run(std::size_t begin, std::size_t end, std::int8_t* next) const
    {
        for (std::size_t group = begin; group < end; group += agents_per_draw) {
            const auto entity = static_cast<std::uint32_t>(group / agents_per_draw);
            const Block entry = bytes(Stream::framework_entry, entry_, entity);
            const Block revision = bytes(Stream::framework_revision, revision_, entity);
            std::size_t drawn_for = end; // the four agents that `words` serves
            Block words;
            for (std::size_t agent = group; agent < std::min(group + agents_per_draw, end); ++agent) {
                const bool newcomer = selects(Stream::framework_entry, entry_, entry, agent);
                if (!newcomer && !selects(Stream::framework_revision, revision_, revision, agent)) {
                    next[agent] = agents_.choice[first_ + agent];
                    continue;
                }
                if (drawn_for != agent / 4) {
                    drawn_for = agent / 4;
                    words = draw_four(Stream::framework_choice, agent, 0);
                }
                next[agent] = choose(agent, newcomer, words.words[agent % 4]);
            }
        }
    }

  private:
    //! After growth by the rate g, newcomers are g of 1 + g developers.
    static double newcomer_share(double rate) { return rate / (1.0 + rate); }

    Block bytes(Stream stream, const Chance& chance, std::uint32_t entity) const
    {
        return chance.possible() ? draw(random_, stream, entity, now_, 0, salt_) : Block{};
    }

    //! One word for each of the four agents around this one.
    Block draw_four(Stream stream, std::size_t agent, std::uint32_t index) const
    {
        return draw(random_, stream, static_cast<std::uint32_t>(agent / 4), now_, index, salt_);
    }

    bool selects(Stream stream, const Chance& chance, const Block& drawn, std::size_t agent) const
    {
        return chance.possible() && chance.hits(byte(drawn, static_cast<int>(agent % agents_per_draw)),
                                                [&] { return draw_four(stream, agent, 1).words[agent % 4]; });
    }

    std::int8_t choose(std::size_t agent, bool newcomer, std::uint32_t word) const
    {
        const std::size_t row = first_ + agent;
        const std::uint32_t degree = network_.graph.degree(row);
        const Counts counts = count_neighbours(network_, agents_, row);
        const float* shared = weights_.data() + network_.classes[row] * frameworks_;
        std::array<float, laws::most_options> weights{};
        for (std::size_t framework = 0; framework < frameworks_; ++framework) {
            weights[framework] = shared[framework] * influence_(counts[framework], degree);
        }
        if (!newcomer) {
            weights[static_cast<std::size_t>(agents_.choice[row])] *= stay_;
        }
        return static_cast<std::int8_t>(laws::choose(std::span(weights).first(frameworks_), word));
    }

    Month now_;
    const RandomKey& random_;
    const Agents& agents_;
    const DeveloperNetwork& network_;
    std::size_t frameworks_;
    std::span<const float> weights_; //!< class x framework
    std::uint32_t first_;
    std::uint32_t salt_;
    laws::TieInfluence influence_;
    float stay_; //!< weight of one's own framework over others'
    Chance entry_;
    Chance revision_;
};

//! Makes the changes of a population and tells the neighbours.
void change(std::size_t population, std::size_t frameworks, const std::vector<std::int8_t>& next,
            Developers& developers, Agents& agents, DeveloperNetwork& network)
{
    std::int64_t* all = developers.agents.data() + population * frameworks;
    std::int64_t* state = developers.state_agents.data() + population * frameworks;
    const std::uint32_t first = network.first_agent[population];
    developers.switches[population] = 0;
    for (std::uint32_t agent = first; agent < network.first_agent[population + 1]; ++agent) {
        const std::int8_t from = agents.choice[agent];
        const std::int8_t to = next[agent];
        if (from == to) {
            continue;
        }
        agents.choice[agent] = to;
        ++developers.switches[population];
        --all[from];
        ++all[to];
        state[from] -= network.classes[agent] % 2;
        state[to] += network.classes[agent] % 2;
        const std::uint64_t difference = (std::uint64_t{1} << (8 * to)) - (std::uint64_t{1} << (8 * from));
        for (const std::uint32_t neighbour : network.graph.neighbours_of(agent)) {
            network.neighbours_use[neighbour] += difference;
        }
    }
}

} // namespace

void choose_frameworks(const Scenario& scenario, Month now, const RandomKey& random, ChoiceTables& choices,
                       Developers& developers, Agents& agents, DeveloperNetwork& network)
{
    const bool any = std::ranges::any_of(scenario.frameworks,
                                         [&](const Framework& framework) { return framework.acts(now); });
    if (!scenario.mechanisms.frameworks || !any) {
        std::ranges::fill(developers.switches, 0);
        return;
    }
    choices.next.resize(agents.choice.size());
    for (std::size_t population = 0; population < scenario.developers.size(); ++population) {
        const ChoiceMonth month(scenario, now, random, population, choices, agents, network);
        std::int8_t* next = choices.next.data() + network.first_agent[population];
        for_each_block(static_cast<std::size_t>(scenario.developers[population].number), agents_per_block,
                       [&](std::size_t begin, std::size_t end) { month.run(begin, end, next); });
    }
    for (std::size_t population = 0; population < scenario.developers.size(); ++population) {
        change(population, scenario.frameworks.size(), choices.next, developers, agents, network);
        developers.weight[population] *= 1.0 + scenario.developers[population].entry_rate.at(now);
    }
}

} // namespace chokepoint
