// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "core/digest.hpp"

#include <xxhash.h>

#include <algorithm>
#include <bit>
#include <cstring>
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

//! -0 becomes +0, and every NaN one.
template <std::size_t size> void copy_canonical(const double* values, std::byte* into)
{
    std::array<double, size> copy;
    for (std::size_t i = 0; i < size; ++i) {
        copy[i] = values[i] != values[i] ? std::numeric_limits<double>::quiet_NaN() : values[i] + 0.0;
    }
    std::memcpy(into, copy.data(), sizeof(copy));
}

//! In blocks of a fixed length, which compilers turn into a few vector instructions.
void copy_canonical(std::span<const double> values, std::span<std::byte> into)
{
    constexpr std::size_t block = 8;
    std::size_t done = 0;
    for (; done + block <= values.size(); done += block) {
        copy_canonical<block>(&values[done], &into[done * sizeof(double)]);
    }
    for (; done < values.size(); ++done) {
        copy_canonical<1>(&values[done], &into[done * sizeof(double)]);
    }
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

DigestStream::DigestStream() {} // the bytes need no values yet

DigestStream::~DigestStream() = default;
DigestStream::DigestStream(DigestStream&&) noexcept = default;
DigestStream& DigestStream::operator=(DigestStream&&) noexcept = default;

void DigestStream::Release::operator()(XXH3_state_s* state) const
{
    XXH3_freeState(state);
}

//! Hashes what is gathered.
void DigestStream::flush()
{
    if (!state_) {
        state_.reset(XXH3_createState());
        if (!state_) {
            throw std::bad_alloc();
        }
        XXH3_128bits_reset(state_.get());
    }
    XXH3_128bits_update(state_.get(), bytes_.data(), gathered_);
    gathered_ = 0;
}

//! Where the next bytes are gathered, at least eight.
std::span<std::byte> DigestStream::room()
{
    if (bytes_.size() - gathered_ < sizeof(double)) {
        flush();
    }
    return std::span(bytes_).subspan(gathered_);
}

void DigestStream::add(std::span<const std::byte> bytes)
{
    if (bytes.size() > bytes_.size() - gathered_) {
        flush();
    }
    if (bytes.size() > bytes_.size()) {
        XXH3_128bits_update(state_.get(), bytes.data(), bytes.size());
        return;
    }
    if (!bytes.empty()) {
        std::memcpy(bytes_.data() + gathered_, bytes.data(), bytes.size());
        gathered_ += bytes.size();
    }
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
    while (!values.empty()) {
        const std::span<std::byte> into = room();
        const auto part = values.first(std::min(values.size(), into.size() / sizeof(double)));
        copy_canonical(part, into);
        gathered_ += part.size_bytes();
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

Digest DigestStream::finish()
{
    if (!state_) {
        return digest_of(std::span(bytes_).first(gathered_));
    }
    flush();
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
