// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "core/graph.hpp"

#include "core/digest.hpp"
#include "core/math.hpp"
#include "core/parallel.hpp"
#include "core/text.hpp"

#include <chokepoint/errors.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace chokepoint {
namespace {

constexpr std::size_t ties_per_task = 4096;

using Tie = std::array<std::uint32_t, 2>;

double mean_of(const PowerLaw& law)
{
    const double g = law.exponent;
    return (g - 1.0) / (g - 2.0) * (math::pow(law.least, 2.0 - g) - math::pow(law.most, 2.0 - g)) /
           (math::pow(law.least, 1.0 - g) - math::pow(law.most, 1.0 - g));
}

//! Picks agents of one block in proportion to their expected degrees.
class Picker {
  public:
    Picker(std::span<const double> degrees, std::uint32_t first) : first_(first)
    {
        cumulative_.reserve(degrees.size());
        for (const double degree : degrees) {
            total_ += degree;
            cumulative_.push_back(total_);
        }
        guide_.reserve(degrees.size() + 1);
        std::uint32_t at = 0;
        for (std::size_t bucket = 0; bucket <= degrees.size(); ++bucket) {
            const double below = total_ * (static_cast<double>(bucket) / static_cast<double>(degrees.size()));
            while (at + 1 < degrees.size() && cumulative_[at] <= below) {
                ++at;
            }
            guide_.push_back(at);
        }
    }

    double total() const { return total_; }

    //! The first agent whose cumulative degree is above the share `u` of the total.
    std::uint32_t pick(double u) const
    {
        const auto bucket = static_cast<std::size_t>(u * static_cast<double>(cumulative_.size()));
        std::uint32_t at = guide_[bucket];
        // The guide is a place to begin; rounding of the bucket may have put it one too far.
        while (at > 0 && cumulative_[at - 1] > u * total_) {
            --at;
        }
        while (at + 1 < cumulative_.size() && cumulative_[at] <= u * total_) {
            ++at;
        }
        return first_ + at;
    }

  private:
    std::uint32_t first_;
    double total_ = 0.0;
    std::vector<double> cumulative_;
    std::vector<std::uint32_t> guide_; //!< first candidate by bucket of the share
};

std::vector<Picker> make_pickers(const BlockGraph& given)
{
    std::vector<Picker> pickers;
    std::uint32_t first = 0;
    for (const GraphBlock& block : given.blocks) {
        pickers.emplace_back(given.degrees.subspan(first, block.agents), first);
        first += block.agents;
    }
    return pickers;
}

//! Address of the ties between two blocks.
std::uint32_t pair_key(const GraphBlock& a, const GraphBlock& b)
{
    return static_cast<std::uint32_t>(
        hash64(to_text(std::int64_t{a.key}) + "/" + to_text(std::int64_t{b.key})));
}

std::vector<Tie> draw_ties(const RandomKey& key, Stream stream, const BlockGraph& given)
{
    const std::vector<Picker> pickers = make_pickers(given);
    const std::vector<double> expected = expected_ties(given);
    const std::size_t blocks = given.blocks.size();
    std::vector<Tie> ties;
    for (std::size_t a = 0; a < blocks; ++a) {
        for (std::size_t b = a; b < blocks; ++b) {
            const double wanted = expected[a * blocks + b] / (a == b ? 2.0 : 1.0);
            const std::uint32_t pair = pair_key(given.blocks[a], given.blocks[b]);
            const std::size_t before = ties.size();
            const double count = std::floor(wanted + 0.5);
            if (static_cast<double>(before) + count > std::numeric_limits<std::uint32_t>::max() / 2.0) {
                throw InvariantError("a graph of more than 2^31 ties");
            }
            ties.resize(before + static_cast<std::size_t>(count));
            for_each_block(ties.size() - before, ties_per_task, [&](std::size_t begin, std::size_t end) {
                for (std::size_t tie = begin; tie < end; ++tie) {
                    const Block drawn = draw_pair(key, stream, static_cast<std::uint32_t>(tie), pair);
                    ties[before + tie] = {pickers[a].pick(uniform(drawn.words[0])),
                                          pickers[b].pick(uniform(drawn.words[1]))};
                }
            });
        }
    }
    return ties;
}

//! Both directions of every tie that leads to someone else, in rows that are sorted and know each once.
Graph compress(std::size_t agents, const std::vector<Tie>& ties)
{
    std::vector<std::uint32_t> ends(agents + 1, 0);
    for (const Tie& tie : ties) {
        if (tie[0] != tie[1]) {
            ++ends[tie[0] + 1];
            ++ends[tie[1] + 1];
        }
    }
    for (std::size_t agent = 0; agent < agents; ++agent) {
        ends[agent + 1] += ends[agent];
    }
    std::vector<std::uint32_t> rows(ends[agents]);
    std::vector<std::uint32_t> next(ends.begin(), ends.end());
    for (const Tie& tie : ties) {
        if (tie[0] != tie[1]) {
            rows[next[tie[0]]++] = tie[1];
            rows[next[tie[1]]++] = tie[0];
        }
    }
    Graph graph;
    graph.offsets.reserve(agents + 1);
    auto kept = rows.begin();
    for (std::size_t agent = 0; agent < agents; ++agent) {
        const auto begin = rows.begin() + ends[agent];
        const auto end = rows.begin() + ends[agent + 1];
        std::sort(begin, end);
        kept = std::move(begin, std::unique(begin, end), kept);
        graph.offsets.push_back(static_cast<std::uint32_t>(kept - rows.begin()));
    }
    rows.erase(kept, rows.end());
    graph.neighbours = std::move(rows);
    return graph;
}

} // namespace

double PowerLaw::quantile(double u) const
{
    if (least <= 0.0) {
        return 0.0;
    }
    const double power = 1.0 - exponent;
    const double low = math::pow(least, power);
    return math::pow(low + u * (math::pow(most, power) - low), 1.0 / power);
}

PowerLaw power_law(double mean, double exponent, double most)
{
    if (!(exponent > 2.0) || !(mean >= 0.0) || !(mean < most)) {
        throw std::invalid_argument(
            "a power law of degrees needs an exponent above 2 and a mean in [0, most)");
    }
    PowerLaw law{exponent, 0.0, most};
    if (mean == 0.0) {
        return law;
    }
    double low = 0.0;
    double high = mean;
    for (int halving = 0; halving < 100; ++halving) {
        law.least = 0.5 * (low + high);
        (mean_of(law) < mean ? low : high) = law.least;
    }
    return law;
}

std::vector<double> expected_ties(const BlockGraph& given)
{
    const std::size_t blocks = given.blocks.size();
    std::vector<double> sums(blocks, 0.0);
    double total = 0.0;
    std::size_t agent = 0;
    for (std::size_t a = 0; a < blocks; ++a) {
        for (std::uint32_t i = 0; i < given.blocks[a].agents; ++i) {
            sums[a] += given.degrees[agent++];
        }
        total += sums[a];
    }
    std::vector<double> ties(blocks * blocks, 0.0);
    if (!(total > 0.0)) {
        return ties;
    }
    std::vector<double> rest(sums); // ends of a block that are still free
    for (std::size_t a = 0; a < blocks; ++a) {
        for (std::size_t b = 0; b < blocks; ++b) {
            ties[a * blocks + b] = given.mixing[a * blocks + b] * sums[a] * sums[b] / total;
            rest[a] -= ties[a * blocks + b];
        }
        rest[a] = std::max(rest[a], 0.0);
    }
    const auto same_group = [&](std::size_t a, std::size_t b) {
        return given.blocks[a].group == given.blocks[b].group;
    };
    for (std::size_t a = 0; a < blocks; ++a) {
        double free = 0.0;
        for (std::size_t b = 0; b < blocks; ++b) {
            free += same_group(a, b) ? rest[b] : 0.0;
        }
        for (std::size_t b = 0; free > 0.0 && b < blocks; ++b) {
            ties[a * blocks + b] += same_group(a, b) ? rest[a] * rest[b] / free : 0.0;
        }
    }
    return ties;
}

Graph block_graph(const RandomKey& key, Stream stream, const BlockGraph& given)
{
    return compress(given.degrees.size(), draw_ties(key, stream, given));
}

} // namespace chokepoint
