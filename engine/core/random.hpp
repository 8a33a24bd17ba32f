// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

// Random numbers that are addressed, never stored: a draw is a pure function of who, when and what for.
// So adding an agent, reordering a file or changing the number of threads changes nobody else's draws,
// and two policies share every draw. The generator is Philox4x32-10 (Salmon, Moraes, Dror and Shaw 2011,
// SC'11, doi:10.1145/2063384.2063405; implementation Random123).
//
// Layout, which is part of the output's meaning and therefore permanent:
//   key      0: low half of the seed      1: high half of the seed
//   counter  0: entity                    1: month + 2^16 index
//            2: stream + 2^8 salt         3: replicate

#include <chokepoint/month.hpp>

#include <array>
#include <cstdint>
#include <string_view>

namespace chokepoint {

//! What addresses all draws of a run together with entity, month, stream.
struct RandomKey {
    std::uint64_t seed = 0;
    std::uint32_t replicate = 0;
};

//! What a draw is for. Each purpose has its own stream, so that removing a mechanism moves no other's
//! draws. Never renumber, never reuse a number; below 256.
enum class Stream : std::uint32_t {
    taste = 1,               //!< a buyer's taste for a product: a pair of entity_key()s, without month
    market_rank = 2,         //!< order of equals in a market, by buyer
    framework_revision = 10, //!< whether a developer thinks again; a population's stream
    framework_choice = 11,   //!< which framework a developer chooses; a population's stream
    framework_entry = 12,    //!< whether a newcomer takes a developer's place; a population's stream
    graph_edge = 13,         //!< the two ends of a tie, by the tie's 64-bit number
    developer_degree = 14,   //!< expected number of a developer's ties; a population's stream
    lab_release = 20,        //!< whether a release has open weights, by lab
    segment_choice = 21,     //!< a segment's taste for a lab: a pair of entity_key()s, without month
    smuggling = 30,          //!< which units are seized, by route; salt: the product
    design_delay = 40,       //!< how long a chipmaker takes to its next product, by roadmap
    sobol_shift = 60,        //!< digital shift of a study's points, by dimension
    hypercube_stratum = 61,  //!< which stratum of a factor a study's point takes, by point; salt: the factor
    morris_step = 62,        //!< start, direction and turn of a factor in a trajectory; salt: the factor
};

//! One draw: 128 random bits.
struct Block {
    std::array<std::uint32_t, 4> words{};

    bool operator==(const Block&) const = default;
};

//! The draw of an entity in a month. `index` numbers draws of one purpose within the month, `salt` tells
//! populations apart. Needs month.index and index in 0..65535, salt below 2^24; throws InvariantError.
Block draw(const RandomKey& key, Stream stream, std::uint32_t entity, Month month, std::uint32_t index = 0,
           std::uint32_t salt = 0);

//! The draw of a pair of entities, the same in every month. Counter words 0 and 1 are the two hashes, or
//! the low and the high half of an edge's 64-bit number. Use streams of their own.
Block draw_pair(const RandomKey& key, Stream stream, std::uint32_t first, std::uint32_t second);

//! A number in the open interval (0, 1): (word + 1/2) 2^-32, exact in double.
constexpr double uniform(std::uint32_t word)
{
    return (static_cast<double>(word) + 0.5) * 0x1p-32;
}

//! A standard Gumbel variate, -log(-log(uniform(word))): mean 0.577216, variance pi^2 / 6.
double gumbel(std::uint32_t word);

//! Byte k of a block, k in 0..15: bits 8 (k mod 4) and up of word k / 4.
constexpr std::uint8_t byte(const Block& block, int k)
{
    const auto position = static_cast<std::size_t>(k);
    return static_cast<std::uint8_t>(block.words[position / 4] >> (8 * (position % 4)));
}

//! Address of an entity in draws: low 32 bits of XXH3-64 of its path, such as `labs.deepseek`.
//! Two entities with one key are an error of loading.
std::uint32_t entity_key(std::string_view path);

//! Salt of a population's draws: low 24 bits of XXH3-64 of its path, such as `developers.cn`.
std::uint32_t population_salt(std::string_view path);

} // namespace chokepoint
