// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

// The one fingerprint of state and files: XXH3-128 (xxHash 0.8). Not secret-keyed: it finds accidents,
// not forgers.

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

struct XXH3_state_s;

namespace chokepoint {

struct Digest {
    std::uint64_t low = 0;
    std::uint64_t high = 0;

    auto operator<=>(const Digest&) const = default;

    std::string hex() const; //!< 32 digits, high half first: xxHash's canonical form, as `xxhsum -H2` prints
};

//! Hashes what is added, in order. Only bytes count, not how they were cut into calls.
class DigestStream {
  public:
    DigestStream();
    ~DigestStream();
    DigestStream(DigestStream&&) noexcept;
    DigestStream& operator=(DigestStream&&) noexcept;

    void add(std::span<const std::byte> bytes);
    void add(std::string_view text);
    void add_zero_byte();
    void add_u64_le(std::uint64_t number); //!< 8 bytes, little-endian

    //! Little-endian; -0 counts as +0 and every NaN as one, so that equal columns hash equal.
    void add(std::span<const double> values);
    void add(std::span<const std::int64_t> values);
    void add(std::span<const std::int32_t> values);
    void add(std::span<const std::int8_t> values);

    //! Digest of everything added so far; more may be added afterwards.
    Digest finish();

  private:
    struct Release {
        void operator()(XXH3_state_s* state) const;
    };

    void flush();
    std::span<std::byte> room();

    // Columns are many and short: gathered first, most streams are hashed in one call and need no state.
    std::unique_ptr<XXH3_state_s, Release> state_;
    std::size_t gathered_ = 0;
    std::array<std::byte, 8192> bytes_;
};

Digest digest_of(std::span<const std::byte> bytes);

//! XXH3-64 of a text.
std::uint64_t hash64(std::string_view text);

} // namespace chokepoint
