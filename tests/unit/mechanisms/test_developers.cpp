// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "support/catch.hpp"
#include "support/developers.hpp"

#include "core/parallel.hpp"

#include <cmath>
#include <numeric>

using namespace chokepoint;
using namespace chokepoint::testing;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

Path constant(double value)
{
    return {{{Date::always().month_of(), value}}};
}

//! 4 standard deviations of the share of n that an event of probability p takes.
double four_sd(double p, double n)
{
    return 4 * std::sqrt(p * (1 - p) / n);
}

//! Five equal frameworks, neighbours who matter, a state block, newcomers.
Scenario tied(std::int64_t agents)
{
    Scenario s = choosers(5, agents);
    s.adoption.regional_influence = 0.3;
    s.adoption.network_strength = 2;
    s.adoption.revision_rate = 0.2;
    s.adoption.switching_cost = 0.5;
    s.developers[0].state_share = 0.3;
    s.developers[0].mandate = {{{1}, constant(1)}};
    s.developers[0].entry_rate = constant(0.02);
    return s;
}

//! A hub whose neighbours use framework 0 (`first` of them) or 1.
void make_star(World& world, std::uint32_t neighbours, std::uint32_t first)
{
    Graph& graph = world.network.graph;
    graph.offsets.assign(1, 0);
    graph.neighbours.clear();
    for (std::uint32_t leaf = 1; leaf <= neighbours; ++leaf) {
        graph.neighbours.push_back(leaf);
    }
    graph.offsets.push_back(neighbours);
    for (std::uint32_t leaf = 1; leaf <= neighbours; ++leaf) {
        graph.neighbours.push_back(0);
        graph.offsets.push_back(neighbours + leaf);
        world.agents.choice[leaf] = leaf <= first ? 0 : 1;
    }
}

} // namespace

TEST_CASE("Developers think again, and newcomers come, with exactly the given probabilities", "[developers]")
{
    const double n = 1e6;
    Scenario s = choosers(2, 1'000'000);
    s.adoption.revision_rate = 0.07;
    Choosing revising(s);
    revising.run(1); // half of those who think again change between two equal frameworks
    CHECK_THAT(static_cast<double>(revising.world.developers.switches[0]) / n,
               WithinAbs(0.035, four_sd(0.035, n)));

    s.adoption.revision_rate = 1;
    s.adoption.switching_cost = 20; // exp(-20): nobody changes but newcomers, to whom it costs nothing
    s.developers[0].entry_rate = constant(0.1);
    Choosing entering(s);
    entering.run(1);
    CHECK_THAT(static_cast<double>(entering.world.developers.switches[0]) / n,
               WithinAbs(0.1 / 1.1 / 2, four_sd(0.1 / 1.1 / 2, n)));
    CHECK_THAT(entering.world.developers.weight[0], WithinRel(1.1, 1e-15));
}

TEST_CASE("The hub's neighbours are counted exactly, however many they are", "[developers]")
{
    // With 8-bit counts, 256 users of one framework among 1000 neighbours would read as none.
    Scenario s = choosers(2, 1001);
    s.adoption.regional_influence = 0;
    s.adoption.network_strength = 4;
    s.adoption.mean_ties = 0;
    for (const std::uint32_t neighbours : {7U, 15U, 16U, 200U, 1000U}) {
        const std::uint32_t first = neighbours == 1000 ? 256 : neighbours / 3;
        double chosen = 0.0;
        const std::uint32_t trials = 4000;
        for (std::uint32_t replicate = 0; replicate < trials; ++replicate) {
            Choosing choosing(s, {1, replicate});
            make_star(choosing.world, neighbours, first);
            choosing.world.network.neighbours_use[0] =
                first % 256 + ((std::uint64_t{neighbours} - first) % 256 << 8U);
            Graph& graph = choosing.world.network.graph;
            graph.offsets.resize(1002, graph.offsets.back());
            choosing.run(1);
            chosen += choosing.world.agents.choice[0] == 0 ? 1 : 0;
        }
        const double share = static_cast<double>(first) / neighbours;
        const double p = 1 / (1 + std::exp(4 * (1 - 2 * share)));
        INFO(neighbours << " neighbours");
        CHECK_THAT(chosen / trials, WithinAbs(p, four_sd(p, trials)));
    }
}

TEST_CASE("After years, counts are what a recount gives", "[developers]")
{
    const Scenario s = tied(3000);
    Choosing choosing(s);
    choosing.run(60);
    const World& world = choosing.world;
    std::vector<std::int64_t> agents(5, 0);
    std::vector<std::int64_t> state(5, 0);
    for (std::size_t agent = 0; agent < 3000; ++agent) {
        const auto choice = static_cast<std::size_t>(world.agents.choice[agent]);
        ++agents[choice];
        state[choice] += agent < 900 ? 1 : 0;
        std::uint64_t packed = 0;
        for (const std::uint32_t neighbour : world.network.graph.neighbours_of(agent)) {
            packed += std::uint64_t{1} << (8 * world.agents.choice[neighbour]);
        }
        REQUIRE(packed == world.network.neighbours_use[agent]);
    }
    CHECK(agents == world.developers.agents);
    CHECK(state == world.developers.state_agents);
    CHECK(world.developers.switches[0] > 0);
}

TEST_CASE("Threads change nobody's choice", "[developers]")
{
    const Scenario s = tied(70'000); // five tasks
    Choosing many(s);
    {
        const ThreadLimit limit(3);
        many.run(5);
    }
    const ThreadLimit limit(1);
    Choosing one(s);
    one.run(5);
    CHECK(one.world.agents.choice == many.world.agents.choice);
}

TEST_CASE("A population that is added changes nobody else's draws", "[developers]")
{
    Scenario s = tied(2000);
    s.adoption.regional_influence = 1;
    Choosing alone(s);
    alone.run(24);
    Scenario more = s;
    more.countries.push_back(more.countries[0]);
    more.countries[1].id = "other";
    more.countries[0].region = Region::us;
    more.countries[1].region = Region::eu;
    more.developers.insert(more.developers.begin(), more.developers[0]);
    more.developers[0].id = "first";
    more.developers[0].country = {1};
    finish(more);
    Choosing together(more);
    together.run(24);
    CHECK(std::equal(alone.world.agents.choice.begin(), alone.world.agents.choice.end(),
                     together.world.agents.choice.begin() + 2000));
    CHECK_FALSE(std::equal(alone.world.agents.choice.begin(), alone.world.agents.choice.end(),
                           together.world.agents.choice.begin()));
}

TEST_CASE("Nobody uses a framework before it is there, and nobody takes it up when it has ended",
          "[developers]")
{
    Scenario s = tied(3000);
    s.developers[0].initial = {{{0}, 1.0}, {{1}, 1.0}};
    s.frameworks[0].until = {2020, 12, 1};
    s.frameworks[2].from = {2020, 7, 1};
    Choosing choosing(s);
    choosing.run(6);
    CHECK(choosing.share(2) == 0.0);
    choosing.run(6);
    CHECK(choosing.share(2) > 0.0);
    double before = choosing.share(0);
    for (int month = 0; month < 12; ++month) {
        choosing.run(1);
        CHECK(choosing.share(0) < before);
        before = choosing.share(0);
    }
    s.adoption.revision_rate = 1;
    s.adoption.switching_cost = 20;
    Choosing all(s);
    all.run(13);
    CHECK(all.share(0) == 0.0); // whoever thinks again must leave, whatever it costs
}

TEST_CASE("A mandate moves the state block, by a logit's odds, and nobody else", "[developers]")
{
    Scenario s = choosers(2, 200'000);
    s.developers[0].state_share = 0.5;
    s.developers[0].mandate = {{{1}, {{{s.start + 1, 1.7}}}}};
    Choosing choosing(s);
    choosing.run(1);
    const double n = 1e5;
    const auto state = [&] { return static_cast<double>(choosing.world.developers.state_agents[1]) / n; };
    const auto others = [&] { return 2 * choosing.share(1) - state(); };
    CHECK_THAT(state(), WithinAbs(0.5, four_sd(0.5, n)));
    choosing.run(1);
    CHECK_THAT(state(), WithinAbs(0.845535, four_sd(0.8455, n))); // 1 / (1 + exp(-1.7))
    CHECK_THAT(others(), WithinAbs(0.5, four_sd(0.5, n)));
}

TEST_CASE("The state block keeps to itself as far as mixing says", "[developers]")
{
    Scenario s = tied(10'000);
    const auto leaving = [&] {
        const World world = build_world(s, {});
        double out = 0.0;
        double all = 0.0;
        for (std::size_t agent = 0; agent < 3000; ++agent) { // the state block, 0.3 of all
            for (const std::uint32_t other : world.network.graph.neighbours_of(agent)) {
                out += other >= 3000 ? 1.0 : 0.0;
                all += 1.0;
            }
        }
        return out / all;
    };
    s.adoption.state_mixing = 1;
    CHECK_THAT(leaving(), WithinAbs(0.7, 0.05)); // the block's share of all ends varies with its hubs
    s.adoption.state_mixing = 0.5;
    CHECK_THAT(leaving(), WithinAbs(0.35, 0.03));
    s.adoption.state_mixing = 0;
    CHECK(leaving() == 0.0);
}

TEST_CASE("Neighbours draw more strongly than the region at large does", "[developers]")
{
    // A community of 1000 that uses b inside a region that uses a: by ties alone it stays, by hearsay it
    // melts.
    Scenario s = choosers(2, 20'000);
    s.countries[0].region = Region::cn;
    s.countries.push_back(s.countries[0]);
    s.countries[1].id = "island";
    s.countries[1].region = Region::eu;
    s.developers.push_back(s.developers[0]);
    s.developers[1].id = "small";
    s.developers[1].country = {1};
    s.developers[1].number = 2000;
    s.developers[0].initial = {{{0}, 1.0}};
    s.developers[1].initial = {{{1}, 1.0}};
    s.adoption.network_strength = 5;
    s.adoption.regional_influence = 0;
    finish(s);
    s.adoption.other_mixing = 0;
    Choosing apart(s);
    apart.run(40);
    CHECK(apart.share(1, 1) > 0.9);
    s.adoption.other_mixing = 1; // nine of ten ties lead to the large region
    Choosing mixed(s);
    mixed.run(40);
    CHECK(mixed.share(1, 1) < 0.1);
}
