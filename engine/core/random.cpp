// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "core/random.hpp"

#include "core/digest.hpp"
#include "core/math.hpp"
#include "core/text.hpp"

#include <chokepoint/errors.hpp>

#include <Random123/philox.h>

namespace chokepoint {

namespace {

constexpr std::uint32_t salt_bits = 24;

Block philox(const RandomKey& key, std::uint32_t first, std::uint32_t second, std::uint32_t third)
{
    using Philox = r123::Philox4x32_R<10>;
    const Philox::ctr_type counter{{first, second, third, key.replicate}};
    const Philox::key_type seed{
        {static_cast<std::uint32_t>(key.seed), static_cast<std::uint32_t>(key.seed >> 32)}};
    const Philox::ctr_type words = Philox{}(counter, seed);
    return {{words[0], words[1], words[2], words[3]}};
}

void require_field(std::int64_t value, std::int64_t least_beyond, const char* name)
{
    if (value < 0 || value >= least_beyond) {
        throw InvariantError(std::string("a random draw's ") + name + " is out of range: " + to_text(value));
    }
}

} // namespace

Block draw(const RandomKey& key, Stream stream, std::uint32_t entity, Month month, std::uint32_t index,
           std::uint32_t salt)
{
    require_field(month.index, 1 << 16, "month");
    require_field(index, 1 << 16, "index");
    require_field(salt, 1 << salt_bits, "salt");
    return philox(key, entity, static_cast<std::uint32_t>(month.index) + (index << 16),
                  static_cast<std::uint32_t>(stream) + (salt << 8));
}

Block draw_pair(const RandomKey& key, Stream stream, std::uint32_t first, std::uint32_t second)
{
    return philox(key, first, second, static_cast<std::uint32_t>(stream));
}

double gumbel(std::uint32_t word)
{
    return -math::log(-math::log(uniform(word)));
}

std::uint32_t entity_key(std::string_view path)
{
    return static_cast<std::uint32_t>(hash64(path));
}

std::uint32_t population_salt(std::string_view path)
{
    return static_cast<std::uint32_t>(hash64(path) & ((1U << salt_bits) - 1));
}

} // namespace chokepoint
