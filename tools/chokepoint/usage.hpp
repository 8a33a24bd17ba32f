// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace chokepoint::program {

//! The command line is wrong. Exit code 2.
class UsageError : public std::runtime_error {
  public:
    UsageError(const std::string& message, std::string verb = {})
        : std::runtime_error(message), verb_(std::move(verb))
    {
    }

    const std::string& verb() const { return verb_; } //!< whose help to look at; empty: the program's

  private:
    std::string verb_;
};

//! A whole number in decimal digits, nothing else.
//! \throws UsageError naming the option and its range.
std::uint64_t parse_whole(std::string_view option, std::string_view text, std::uint64_t least,
                          std::uint64_t most);

//! A seed: decimal, or `0x` and up to 16 hexadecimal digits.
std::uint64_t parse_seed(std::string_view text);

} // namespace chokepoint::program
