// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study/output_checks.hpp"

#include "core/text.hpp"
#include "output/safe_file.hpp"

#include <array>
#include <fstream>
#include <limits>

namespace chokepoint {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t most = std::numeric_limits<std::uint64_t>::max();

//! Whether a file starts as every HDF5 file does. An empty file holds nothing that could be lost.
bool may_be_replaced(const fs::path& file)
{
    constexpr std::string_view signature = "\x89HDF\r\n\x1a\n";
    std::array<char, signature.size()> start{};
    std::ifstream stream(file, std::ios::binary);
    stream.read(start.data(), start.size());
    return stream.gcount() == 0 || std::string_view(start.data(), start.size()) == signature;
}

} // namespace

void check_output(const fs::path& output, bool force)
{
    const bool exists = fs::is_regular_file(fs::symlink_status(output));
    if (exists && !force) {
        throw FileError(printable(output) +
                        ": exists already; name another file with -o, or replace it with --force");
    }
    check_output_path(output, force);
    if (exists && !may_be_replaced(output)) {
        throw FileError(printable(output) +
                        ": is not a result file, so it is not replaced; name another file with -o");
    }
}

std::uint64_t product(std::uint64_t one, std::uint64_t other)
{
    std::uint64_t result = 0;
    return __builtin_mul_overflow(one, other, &result) ? most : result;
}

std::uint64_t sum(std::uint64_t one, std::uint64_t other)
{
    std::uint64_t result = 0;
    return __builtin_add_overflow(one, other, &result) ? most : result;
}

std::uint64_t record_bytes(const ResultShape& shape)
{
    std::uint64_t month = 0;
    for (const ResultVariable& variable : shape.variables) {
        month = sum(month, product(variable.width, size_of(variable.stored)));
    }
    return product(month, static_cast<std::uint64_t>(shape.months));
}

std::string megabytes(std::uint64_t bytes)
{
    return to_text(static_cast<std::int64_t>(bytes / 1'000'000)) + " MB";
}

void check_memory(std::uint64_t needed, const Host& host, const std::string& what, const std::string& advice)
{
    if (!host.free_memory) {
        return;
    }
    const std::uint64_t available = host.free_memory();
    if (needed > available / 5 * 4) {
        throw FileError(what + " needs " + megabytes(needed) + " for its records, and " +
                        megabytes(available) + " are free; " + advice + ", or try nevertheless with --force");
    }
}

std::string disk_misfit(std::uint64_t needed, const fs::path& output, const Host& host)
{
    if (!host.free_disk) {
        return {};
    }
    const std::uint64_t free = host.free_disk(output.has_parent_path() ? output.parent_path() : ".");
    return needed <= free ? std::string()
                          : "the study needs up to " + megabytes(needed) + " of disk, and " +
                                megabytes(free) + " are free";
}

} // namespace chokepoint
