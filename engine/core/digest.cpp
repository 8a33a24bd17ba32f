// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "core/digest.hpp"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <new>
#include <type_traits>

namespace chokepoint {

namespace {

static_assert(std::endian::native == std::endian::little, "columns are hashed as they lie in memory");

Digest from(XXH128_hash_t hash)
{
    return {hash.low64, hash.high64};
}

double canonical(double value)
{
    if (value != value) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    return value == 0.0 ? 0.0 : value;
}

} // namespace

std::string Digest::hex() const
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const std::uint64_t half : {high, low}) {
        for (int shift = 60; shift >= 0; shift -= 4) {
            text += digits[(half >> shift) & 0xF];
        }
    }
    return text;
}

DigestStream::DigestStream() : state_(XXH3_createState())
{
    if (!state_) {
        throw std::bad_alloc();
    }
    XXH3_128bits_reset(state_.get());
}

DigestStream::~DigestStream() = default;
DigestStream::DigestStream(DigestStream&&) noexcept = default;
DigestStream& DigestStream::operator=(DigestStream&&) noexcept = default;

void DigestStream::Release::operator()(XXH3_state_s* state) const
{
    XXH3_freeState(state);
}

void DigestStream::add(std::span<const std::byte> bytes)
{
    XXH3_128bits_update(state_.get(), bytes.data(), bytes.size());
}

void DigestStream::add(std::string_view text)
{
    add(std::as_bytes(std::span(text)));
}

void DigestStream::add_zero_byte()
{
    add(std::string_view("\0", 1));
}

void DigestStream::add_u64_le(std::uint64_t number)
{
    add(std::as_bytes(std::span(&number, 1)));
}

void DigestStream::add(std::span<const double> values)
{
    std::array<double, 256> chunk;
    while (!values.empty()) {
        const auto part = values.first(std::min(values.size(), chunk.size()));
        std::transform(part.begin(), part.end(), chunk.begin(), canonical);
        add(std::as_bytes(std::span(chunk).first(part.size())));
        values = values.subspan(part.size());
    }
}

void DigestStream::add(std::span<const std::int64_t> values)
{
    add(std::as_bytes(values));
}

void DigestStream::add(std::span<const std::int32_t> values)
{
    add(std::as_bytes(values));
}

void DigestStream::add(std::span<const std::int8_t> values)
{
    add(std::as_bytes(values));
}

Digest DigestStream::finish() const
{
    return from(XXH3_128bits_digest(state_.get()));
}

Digest digest_of(std::span<const std::byte> bytes)
{
    return from(XXH3_128bits(bytes.data(), bytes.size()));
}

std::uint64_t hash64(std::string_view text)
{
    return XXH3_64bits(text.data(), text.size());
}

} // namespace chokepoint
