// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "usage.hpp"

#include <fmt/format.h>

#include <charconv>
#include <limits>

namespace chokepoint::program {
namespace {

//! Whether all of the text was read as a number of that base.
bool read_number(std::string_view text, int base, std::uint64_t& number)
{
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number, base);
    return error == std::errc{} && stop == end;
}

} // namespace

std::uint64_t parse_whole(std::string_view option, std::string_view text, std::uint64_t least,
                          std::uint64_t most)
{
    std::uint64_t number = 0;
    if (!read_number(text, 10, number) || number < least || number > most) {
        throw UsageError(
            fmt::format("{} takes a whole number from {} to {}, not '{}'", option, least, most, text));
    }
    return number;
}

std::uint64_t parse_seed(std::string_view text)
{
    std::uint64_t number = 0;
    const bool hexadecimal = text.starts_with("0x");
    if (!read_number(hexadecimal ? text.substr(2) : text, hexadecimal ? 16 : 10, number)) {
        throw UsageError(
            fmt::format("--seed takes a whole number from 0 to {}, or 0x and up to 16 hexadecimal "
                        "digits, not '{}'",
                        std::numeric_limits<std::uint64_t>::max(), text));
    }
    return number;
}

} // namespace chokepoint::program
