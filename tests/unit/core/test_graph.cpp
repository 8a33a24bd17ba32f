// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "support/catch.hpp"

#include "core/graph.hpp"
#include "core/parallel.hpp"

#include <algorithm>
#include <cmath>
#include <set>

using namespace chokepoint;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

constexpr Stream stream{200};

//! Degrees at evenly spaced quantiles, shuffled by a stride so that their order says nothing.
std::vector<double> degrees_of(const PowerLaw& law, std::size_t agents)
{
    std::vector<double> degrees(agents);
    for (std::size_t i = 0; i < agents; ++i) {
        degrees[(i * 7919) % agents] =
            law.quantile((static_cast<double>(i) + 0.5) / static_cast<double>(agents));
    }
    return degrees;
}

//! Blocks a and b of one group, c of another, which keeps to itself to the degree `mixing`.
struct ThreeBlocks {
    std::vector<GraphBlock> blocks{{3000, 0, 11}, {5000, 0, 22}, {2000, 1, 33}};
    std::vector<double> degrees = degrees_of(power_law(12, 2.5, 300), 10'000);
    std::vector<double> mixing;

    explicit ThreeBlocks(double m) : mixing{1, 1, m, 1, 1, m, m, m, 1} {}

    BlockGraph given() const { return {.blocks = blocks, .degrees = degrees, .mixing = mixing}; }

    double sum(std::size_t begin, std::size_t end) const
    {
        double total = 0.0;
        for (std::size_t i = begin; i < end; ++i) {
            total += degrees[i];
        }
        return total;
    }
};

//! P(Poisson(mean) >= count), by summing its terms.
double poisson_tail(double mean, int count)
{
    double term = std::exp(-mean);
    double below = 0.0;
    for (int k = 0; k < count; ++k) {
        below += term;
        term *= mean / (k + 1);
    }
    return 1.0 - below;
}

} // namespace

TEST_CASE("A power law of degrees has the mean that was asked for")
{
    // Exponent 3 in closed form: mean = 2 a b / (a + b), so a = 12 * 300 / (2 * 300 - 12) = 6.122449.
    CHECK_THAT(power_law(12, 3, 300).least, WithinRel(3600.0 / 588.0, 1e-12));
    const PowerLaw law = power_law(12, 2.5, 300);
    double mean = 0.0;
    for (int i = 0; i < 100'000; ++i) {
        mean += law.quantile((i + 0.5) / 100'000) / 100'000;
    }
    CHECK_THAT(mean, WithinRel(12.0, 1e-3));
    CHECK_THAT(law.quantile(0.0), WithinRel(law.least, 1e-12));
    CHECK_THAT(law.quantile(1.0), WithinRel(300.0, 1e-12));
    CHECK(power_law(0, 2.5, 300).quantile(0.5) == 0.0);
    CHECK_THROWS_AS(power_law(12, 2, 300), std::invalid_argument);
    CHECK_THROWS_AS(power_law(12, 2.5, 12), std::invalid_argument);
}

TEST_CASE("A graph is undirected, in sorted rows, without ties to oneself and second ties")
{
    const ThreeBlocks world(0.3);
    const Graph graph = block_graph({1, 2}, stream, world.given());
    REQUIRE(graph.agents() == 10'000);
    CHECK(graph.offsets.back() == graph.neighbours.size());
    bool sorted = true;
    bool symmetric = true;
    for (std::uint32_t agent = 0; agent < graph.agents(); ++agent) {
        const auto row = graph.neighbours_of(agent);
        sorted = sorted && std::ranges::adjacent_find(row, std::greater_equal<>()) == row.end();
        for (const std::uint32_t other : row) {
            symmetric =
                symmetric && other != agent && std::ranges::binary_search(graph.neighbours_of(other), agent);
        }
    }
    CHECK(sorted);
    CHECK(symmetric);
}

TEST_CASE("Degrees are Poisson around a power law (degree-corrected block model)")
{
    const std::size_t agents = 20'000;
    const std::vector<double> degrees = degrees_of(power_law(12, 2.5, 300), agents);
    const std::vector<GraphBlock> blocks{{agents, 0, 1}};
    const std::vector<double> mixing{1.0};
    const Graph graph = block_graph({5, 0}, stream, {.blocks = blocks, .degrees = degrees, .mixing = mixing});
    // A few in a hundred of the hubs' ties fall twice on the same two, and are left out.
    CHECK(static_cast<double>(graph.neighbours.size()) > 0.97 * 12.0 * agents);
    CHECK(static_cast<double>(graph.neighbours.size()) < 1.003 * 12.0 * agents);
    for (const int least : {5, 8, 12, 20, 40, 80}) {
        double expected = 0.0;
        double found = 0.0;
        for (std::size_t agent = 0; agent < agents; ++agent) {
            expected += poisson_tail(degrees[agent], least);
            found += graph.degree(agent) >= static_cast<std::uint32_t>(least) ? 1.0 : 0.0;
        }
        INFO("at least " << least);
        CHECK_THAT(found, WithinAbs(expected, 4.0 * std::sqrt(expected) + 0.02 * expected));
    }
}

TEST_CASE("Mixing decides the share of ties that leave a group - rows keep their expected degrees")
{
    const ThreeBlocks world(0.3);
    const std::vector<double> ties = expected_ties(world.given());
    const double total = world.sum(0, 10'000);
    const double third = world.sum(8000, 10'000);
    // Two groups: the share of a group's ties that leave it is mixing (1 - D_group / D).
    CHECK_THAT((ties[6] + ties[7]) / third, WithinRel(0.3 * (1.0 - third / total), 1e-12));
    CHECK_THAT(ties[0] + ties[1] + ties[2], WithinRel(world.sum(0, 3000), 1e-12));
    CHECK_THAT(ties[1], WithinRel(ties[3], 1e-12));

    const Graph graph = block_graph({3, 0}, stream, world.given());
    double leaving = 0.0;
    double all = 0.0;
    for (std::size_t agent = 8000; agent < 10'000; ++agent) {
        for (const std::uint32_t other : graph.neighbours_of(agent)) {
            leaving += other < 8000 ? 1.0 : 0.0;
            all += 1.0;
        }
    }
    const double expected = (ties[6] + ties[7]) / third;
    CHECK_THAT(leaving / all, WithinAbs(expected, 0.02)); // second ties are rarer between groups than within
    const Graph apart = block_graph({3, 0}, stream, ThreeBlocks(0.0).given());
    for (std::size_t agent = 8000; agent < 10'000; ++agent) {
        REQUIRE(std::ranges::all_of(apart.neighbours_of(agent),
                                    [](std::uint32_t other) { return other >= 8000; }));
    }
}

TEST_CASE("One graph for any number of threads, another for another seed")
{
    const ThreeBlocks world(0.3);
    const Graph graph = block_graph({1, 0}, stream, world.given());
    const ThreadLimit limit(3);
    CHECK(block_graph({1, 0}, stream, world.given()).neighbours == graph.neighbours);
    CHECK(block_graph({2, 0}, stream, world.given()).neighbours != graph.neighbours);
    CHECK(block_graph({1, 1}, stream, world.given()).neighbours != graph.neighbours);
}

TEST_CASE("A block that is added leaves nearly all ties among the others where they were")
{
    ThreeBlocks world(0.3);
    const Graph before = block_graph({1, 0}, stream, world.given());
    world.blocks.push_back({1000, 2, 44});
    const std::vector<double> more = degrees_of(power_law(12, 2.5, 300), 1000);
    world.degrees.insert(world.degrees.end(), more.begin(), more.end());
    world.mixing = {1, 1, .3, .1, 1, 1, .3, .1, .3, .3, 1, .1, .1, .1, .1, 1};
    const Graph after = block_graph({1, 0}, stream, world.given());
    double kept = 0.0;
    for (std::uint32_t agent = 0; agent < 10'000; ++agent) {
        for (const std::uint32_t other : before.neighbours_of(agent)) {
            kept += std::ranges::binary_search(after.neighbours_of(agent), other) ? 1.0 : 0.0;
        }
    }
    CHECK(kept > 0.97 * static_cast<double>(before.neighbours.size()));
}

TEST_CASE("Nobody is tied where no ties are expected")
{
    const std::vector<GraphBlock> blocks{{0, 0, 1}, {10, 0, 2}};
    const std::vector<double> degrees(10, 0.0);
    const std::vector<double> mixing(4, 1.0);
    const Graph graph = block_graph({}, stream, {.blocks = blocks, .degrees = degrees, .mixing = mixing});
    CHECK(graph.agents() == 10);
    CHECK(graph.neighbours.empty());
}
