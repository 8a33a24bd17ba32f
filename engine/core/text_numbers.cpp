// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "core/text.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <system_error>

namespace chokepoint {

namespace {

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

//! What is left of a text while a grammar eats it from the front.
struct Rest {
    std::string_view text;

    bool eat(std::string_view any_of)
    {
        const bool found = !text.empty() && any_of.find(text.front()) != std::string_view::npos;
        text.remove_prefix(found ? 1 : 0);
        return found;
    }

    bool eat_digits()
    {
        std::size_t count = 0;
        while (count < text.size() && is_digit(text[count])) {
            ++count;
        }
        text.remove_prefix(count);
        return count > 0;
    }

    bool eat_whole()
    {
        eat("-");
        return eat("0") || eat_digits(); // nothing may follow a leading zero
    }

    bool eat_real()
    {
        return eat_whole() && (!eat(".") || eat_digits()) && (!eat("eE") || (eat("+-"), eat_digits()));
    }
};

//! Whether a number's text has a digit above 0 before its exponent.
bool names_nonzero(std::string_view number)
{
    return number.substr(0, number.find_first_of("eE")).find_first_of("123456789") != std::string_view::npos;
}

} // namespace

std::string to_text(double value)
{
    const double size = std::fabs(value);
    const bool plain = size == 0.0 || (size >= 1e-5 && size < 1e16) || !std::isfinite(value);
    std::array<char, 32> digits;
    const auto end =
        std::to_chars(digits.data(), digits.data() + digits.size(), std::isnan(value) ? size : value,
                      plain ? std::chars_format::fixed : std::chars_format::scientific);
    return {digits.data(), end.ptr};
}

std::string to_text(std::int64_t value)
{
    std::array<char, 24> digits;
    return {digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr};
}

std::string to_text(std::uint64_t value)
{
    std::array<char, 24> digits;
    return {digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr};
}

std::optional<double> parse_number(std::string_view text)
{
    Rest rest{text};
    if (!rest.eat_real() || !rest.text.empty()) {
        return std::nullopt;
    }
    double value = 0.0;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
    // Libraries disagree whether underflow to 0 is an error.
    const bool vanished = value == 0.0 && names_nonzero(text);
    if (result.ec != std::errc{} || result.ptr != text.data() + text.size() || std::isinf(value) ||
        vanished) {
        return std::nullopt;
    }
    return value;
}

std::optional<std::int64_t> parse_whole(std::string_view text)
{
    Rest rest{text};
    std::int64_t value = 0;
    if (!rest.eat_whole() || !rest.text.empty() ||
        std::from_chars(text.data(), text.data() + text.size(), value).ec != std::errc{}) {
        return std::nullopt;
    }
    return value;
}

} // namespace chokepoint
