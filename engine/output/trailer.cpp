// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "output/trailer.hpp"

#include "core/text.hpp"
#include "output/safe_file.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <string>
#include <vector>

namespace chokepoint {
namespace {

// A byte above 127, a line end and an end-of-file mark: transfers as text damage at least one of them.
constexpr std::array<unsigned char, 8> magic{0x89, 'C', 'H', 'O', 'K', '\r', '\n', 0x1a};
constexpr std::size_t format_at = 8;
constexpr std::size_t length_at = 16;
constexpr std::size_t digest_at = 24;
constexpr std::size_t zeros_at = 40;

void put(TrailerBytes& bytes, std::size_t at, std::uint64_t number)
{
    for (std::size_t i = 0; i < 8; ++i) {
        bytes[at + i] = static_cast<std::byte>(number >> (8 * i) & 0xff);
    }
}

std::uint64_t take(const TrailerBytes& bytes, std::size_t at)
{
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < 8; ++i) {
        number |= std::to_integer<std::uint64_t>(bytes[at + i]) << (8 * i);
    }
    return number;
}

void read_exactly(int descriptor, std::uint64_t from, std::span<std::byte> into,
                  const std::filesystem::path& path)
{
    while (!into.empty()) {
        const ssize_t done = pread(descriptor, into.data(), into.size(), static_cast<off_t>(from));
        if (done < 0 && errno == EINTR) {
            continue;
        }
        if (done <= 0) {
            throw file_error(path, "cannot be read", done < 0 ? errno : EIO, "check the disk, or restore it");
        }
        from += static_cast<std::uint64_t>(done);
        into = into.subspan(static_cast<std::size_t>(done));
    }
}

std::string number_text(std::uint64_t number)
{
    std::array<char, 20> digits{}; // a damaged count may be anything up to 2^64
    return {digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr};
}

[[noreturn]] void damaged(const std::filesystem::path& path, const std::string& what)
{
    throw DamagedFile(printable(path) + ": is damaged (" + what + "): restore it from a copy, or run again");
}

} // namespace

TrailerBytes encode(const Trailer& trailer)
{
    TrailerBytes bytes{};
    std::transform(magic.begin(), magic.end(), bytes.begin(),
                   [](unsigned char letter) { return static_cast<std::byte>(letter); });
    put(bytes, format_at, trailer.format);
    put(bytes, length_at, trailer.length);
    put(bytes, digest_at, trailer.digest.low);
    put(bytes, digest_at + 8, trailer.digest.high);
    return bytes;
}

Trailer verify(int descriptor, const std::filesystem::path& path)
{
    struct stat status {};

    if (fstat(descriptor, &status) != 0) {
        throw file_error(path, "cannot be read", errno, "check the disk");
    }
    const auto size = static_cast<std::uint64_t>(status.st_size);
    if (!S_ISREG(status.st_mode) || size < trailer_size) {
        damaged(path, "too short for a result: cut off, or never one");
    }
    TrailerBytes bytes{};
    read_exactly(descriptor, size - trailer_size, bytes, path);
    Trailer trailer{take(bytes, format_at), take(bytes, length_at),
                    Digest{take(bytes, digest_at), take(bytes, digest_at + 8)}};
    const TrailerBytes expected = encode(trailer);
    if (!std::equal(expected.begin(), expected.begin() + format_at, bytes.begin())) {
        damaged(path, "it does not end as a result does: cut off, or never one");
    }
    if (!std::equal(expected.begin() + zeros_at, expected.end(), bytes.begin() + zeros_at)) {
        damaged(path, "its last bytes");
    }
    if (trailer.length != size - trailer_size) {
        damaged(path, "byte count: " + number_text(size - trailer_size) + " instead of " +
                          number_text(trailer.length));
    }
    if (digest_of_file(descriptor, trailer.length, path) != trailer.digest) {
        damaged(path, "the hash of its bytes is not the one it was written with");
    }
    if (trailer.format != static_cast<std::uint64_t>(format_version)) {
        throw FileError(printable(path) + ": is of format " + number_text(trailer.format) +
                        ", and this release reads format 1: use the release that wrote it, or run again");
    }
    return trailer;
}

Digest digest_of_file(int descriptor, std::uint64_t length, const std::filesystem::path& path)
{
    constexpr std::uint64_t block_size = 1 << 18;
    std::vector<std::byte> block(static_cast<std::size_t>(std::min(length, block_size)));
    DigestStream stream;
    for (std::uint64_t from = 0; from < length; from += block.size()) {
        const std::span<std::byte> piece(block.data(),
                                         static_cast<std::size_t>(std::min(block_size, length - from)));
        read_exactly(descriptor, from, piece, path);
        stream.add(std::span<const std::byte>(piece));
    }
    return stream.finish();
}

} // namespace chokepoint
