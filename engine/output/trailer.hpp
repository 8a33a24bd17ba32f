// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "core/digest.hpp"

#include <chokepoint/errors.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>

namespace chokepoint {

inline constexpr std::int64_t format_version = 1;
inline constexpr std::size_t trailer_size = 64;

//! The last 64 bytes of a result file. HDF5's readers ignore them; chokepoint checks them before HDF5 sees
//! a byte, because HDF5 has no checksum over text and crashes on some damaged files.
//!
//! Bytes 0-7 magic, 8-15 format, 16-23 length of the HDF5 part, 24-39 its XXH3-128 (low half first), all
//! little-endian, 40-63 zero.
struct Trailer {
    std::uint64_t format = static_cast<std::uint64_t>(format_version);
    std::uint64_t length = 0; //!< of the HDF5 part [bytes]
    Digest digest;            //!< of the HDF5 part
};

//! The bytes of a file are not those that were written.
class DamagedFile : public FileError {
  public:
    using FileError::FileError;
};

using TrailerBytes = std::array<std::byte, trailer_size>;

TrailerBytes encode(const Trailer& trailer);

//! Checks every byte of an open file and returns its trailer.
//! \throws DamagedFile; FileError if it cannot be read, or is of another format. They name the path, what is
//!         wrong and what to do
Trailer verify(int descriptor, const std::filesystem::path& path);

//! XXH3-128 of the first `length` bytes of an open file.
//! \throws FileError if they cannot be read
Digest digest_of_file(int descriptor, std::uint64_t length, const std::filesystem::path& path);

} // namespace chokepoint
