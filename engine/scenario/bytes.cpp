// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "scenario/bytes.hpp"

#include "core/text.hpp"
#include "scenario/guard.hpp"

#include <algorithm>

namespace chokepoint::reading {
namespace {

//! Line and column of a byte.
Spot spot_of(std::string_view text, std::size_t position, int file)
{
    Spot spot{file, 1, 1};
    for (const char c : text.substr(0, position)) {
        if (c == '\n') {
            ++spot.line;
            spot.column = 1;
        } else if ((static_cast<unsigned char>(c) & 0xc0) != 0x80) {
            ++spot.column;
        }
    }
    return spot;
}

std::string code_point(unsigned value)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string text = "U+";
    for (int shift = 12; shift >= 0; shift -= 4) {
        text += digits[(value >> shift) & 15];
    }
    return text;
}

//! Whether a character breaks lines, reorders or hides text, or marks a byte order in the middle.
bool is_hidden(unsigned value)
{
    return (value >= 0x80 && value < 0xa0) || value == 0x61c || value == 0x200b || value == 0x200e ||
           value == 0x200f || (value >= 0x2028 && value <= 0x202e) || (value >= 0x2060 && value <= 0x2069) ||
           value == 0xfeff;
}

//! Value of the character that begins at a position of valid UTF-8, up to three bytes; else 0.
unsigned short_character(std::string_view text, std::size_t i)
{
    const auto bits = [&](std::size_t k, unsigned mask) {
        return static_cast<unsigned>(static_cast<unsigned char>(text[i + k])) & mask;
    };
    const unsigned lead = bits(0, 0xff);
    if (lead >= 0xc0 && lead < 0xe0) {
        return bits(0, 0x1f) << 6 | bits(1, 0x3f);
    }
    if (lead >= 0xe0 && lead < 0xf0) {
        return bits(0, 0x0f) << 12 | bits(1, 0x3f) << 6 | bits(2, 0x3f);
    }
    return lead < 0x80 ? lead : 0;
}

bool starts_like_utf16(std::string_view text)
{
    return text.starts_with("\xff\xfe") || text.starts_with("\xfe\xff") ||
           (text.size() > 1 && (text[0] == '\0') != (text[1] == '\0'));
}

//! Position of the first byte that ends the longest valid beginning.
std::size_t first_invalid(std::string_view text)
{
    std::size_t line = 0;
    while (line < text.size()) {
        const std::size_t end = std::min(text.find('\n', line), text.size());
        if (!valid_utf8(text.substr(line, end - line))) {
            return line;
        }
        line = end + 1;
    }
    return text.size();
}

} // namespace

std::string_view without_mark(std::string_view text)
{
    return text.starts_with("\xef\xbb\xbf") ? text.substr(3) : text;
}

bool check_bytes(std::string_view text, int file, Problems& problems, std::size_t most)
{
    if (text.size() > most) {
        problems.add({file, 1, 1}, {},
                     "the file is larger than " + to_text(static_cast<std::int64_t>(most >> 20)) +
                         " MiB (scenarios are written by hand)");
        return false;
    }
    if (starts_like_utf16(text)) {
        problems.add({file, 1, 1}, {}, "the file is UTF-16 or UTF-32 (save it as UTF-8)");
        return false;
    }
    if (!valid_utf8(text)) {
        problems.add(spot_of(text, first_invalid(text), file), {},
                     "this line is not UTF-8 (save the file as UTF-8)");
        return false;
    }
    for (std::size_t i = 0; i < text.size(); ++i) {
        const unsigned value = short_character(text, i);
        const bool control = (text[i] >= 0 && text[i] < 0x20 && text[i] != '\n' && text[i] != '\t' &&
                              !(text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n')) ||
                             text[i] == 0x7f;
        if (control || is_hidden(value)) {
            problems.add(spot_of(text, i, file), {},
                         "the character " + code_point(value) +
                             " may not stand in a scenario (control characters and such as hide text)");
            return false;
        }
    }
    return true;
}

} // namespace chokepoint::reading
