// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

// Who is tied to whom in a population: a block graph with given expected degrees (the degree-corrected
// stochastic block model, Karrer and Newman 2011, Phys. Rev. E 83:016107). Every tie is drawn by its own
// 64-bit number, so that one graph results for any number of threads, and a block that is added moves few
// ties of others.

#include "core/random.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace chokepoint {

//! An undirected graph in compressed rows: agent i is tied to the agents `neighbours_of(i)`, sorted, each
//! once, never to itself.
struct Graph {
    std::vector<std::uint32_t> offsets{0}; //!< of each agent's row, and the end of the last; agents + 1
    std::vector<std::uint32_t> neighbours; //!< all rows, one after another

    std::size_t agents() const { return offsets.size() - 1; }

    std::uint32_t degree(std::size_t agent) const { return offsets[agent + 1] - offsets[agent]; }

    std::span<const std::uint32_t> neighbours_of(std::size_t agent) const
    {
        return {neighbours.data() + offsets[agent], degree(agent)};
    }
};

//! Density exponent of expected degrees between a least and a largest one: f(x) ~ x^-exponent.
struct PowerLaw {
    double exponent = 2.5; //!< above 2
    double least = 0.0;
    double most = 0.0;

    //! The degree that a share `u` in [0, 1] of agents stays below.
    double quantile(double u) const;
};

//! The power law of that mean, by bisection on its least value. A mean of 0 is a graph without ties; throws
//! std::invalid_argument for an exponent of at most 2 or a mean outside [0, most).
PowerLaw power_law(double mean, double exponent, double most);

//! Agents of one block have consecutive numbers; blocks follow one another.
struct GraphBlock {
    std::uint32_t agents = 0;
    std::uint32_t group = 0; //!< blocks of a group take up the ties that mixing keeps from other groups
    std::uint32_t key = 0;   //!< permanent address of the block in draws
};

struct BlockGraph {
    std::span<const GraphBlock> blocks;
    std::span<const double> degrees; //!< expected, by agent, at least 0
    std::span<const double> mixing;  //!< block x block, symmetric, in [0, 1]: ties over those of a graph that
                                     //!< knows no blocks; blocks of one group need 1
};

//! Expected ties between each two blocks, block x block, symmetric; the diagonal counts ends, so that each
//! row sums to the block's expected degrees: M_ab = w_ab D_a D_b / D, and within a group the rest of its
//! blocks in proportion to theirs.
std::vector<double> expected_ties(const BlockGraph& given);

//! Draws the graph: round(M_ab) ties between blocks a and b (half as many within one), both ends of each in
//! proportion to expected degrees. Ties to oneself and second ties between the same two are left out, which
//! costs the largest hubs a little of their degree.
//! \param stream of its own; words 0 and 1 of a draw's counter are the tie's number: its index between the
//! two
//!        blocks, and the key of the pair of blocks
//! \throws InvariantError if there are more ties than 32 bits can number
Graph block_graph(const RandomKey& key, Stream stream, const BlockGraph& given);

} // namespace chokepoint
