// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "scenario/yaml_text.hpp"

#include "core/text.hpp"

#include <algorithm>
#include <array>

namespace chokepoint::reading {
namespace {

bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

//! Words that some reader of YAML takes for something else than text.
bool is_loaded(std::string_view text)
{
    constexpr std::array<std::string_view, 9> words{"null", "true", "false", "yes", "no",
                                                    "on",   "off",  "y",     "n"};
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return std::find(words.begin(), words.end(), lower) != words.end();
}

bool is_plain(std::string_view text)
{
    const auto harmless = [](char c) {
        return is_letter(c) || (c >= '0' && c <= '9') || std::string_view("_./^@- ").find(c) < 7;
    };
    return !text.empty() && is_letter(text.front()) && text.back() != ' ' &&
           std::all_of(text.begin(), text.end(), harmless) && !is_loaded(text);
}

std::string hexadecimal(unsigned value, int digits)
{
    constexpr std::string_view symbols = "0123456789abcdef";
    std::string text;
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
        text += symbols[(value >> shift) & 15U];
    }
    return text;
}

//! Bytes of the character that begins with this byte.
std::size_t length_of(unsigned char lead)
{
    return lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

unsigned code_point(std::string_view character)
{
    const auto lead = static_cast<unsigned char>(character[0]);
    unsigned value = character.size() == 1 ? lead : lead & (0x7fU >> character.size());
    for (const char c : character.substr(1)) {
        value = value << 6 | (static_cast<unsigned char>(c) & 0x3fU);
    }
    return value;
}

} // namespace

std::string yaml_scalar(std::string_view text)
{
    if (is_plain(text)) {
        return std::string(text);
    }
    std::string quoted = "\"";
    while (!text.empty()) {
        const std::size_t length = std::min(length_of(static_cast<unsigned char>(text[0])), text.size());
        const std::string_view character = text.substr(0, length);
        const unsigned value = code_point(character);
        text.remove_prefix(length);
        if (character == "\"" || character == "\\") {
            quoted += "\\" + std::string(character);
        } else if (value < 0x20 || (value >= 0x7f && value < 0xa0)) {
            quoted += "\\x" + hexadecimal(value, 2);
        } else if (value >= 0x600 && value < 0x10000 &&
                   (value >= 0xfe00 || (value >= 0x2000 && value < 0x2100) || value < 0x700)) {
            quoted += "\\u" + hexadecimal(value, 4); // where characters stand that nobody sees
        } else {
            quoted += character;
        }
    }
    return quoted + "\"";
}

} // namespace chokepoint::reading
