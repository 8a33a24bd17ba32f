// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "core/text.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace chokepoint {

namespace {

//! A code point and the bytes that it takes; no bytes if the text does not start with valid UTF-8.
struct CodePoint {
    std::uint32_t value = 0;
    std::size_t length = 0;
};

std::uint32_t byte_at(std::string_view text, std::size_t position)
{
    return static_cast<unsigned char>(text[position]);
}

CodePoint first_code_point(std::string_view text)
{
    const std::uint32_t lead = byte_at(text, 0);
    if (lead < 0x80) {
        return {lead, 1};
    }
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < length) {
        return {};
    }
    std::uint32_t value = lead & (0x7FU >> length);
    for (std::size_t k = 1; k < length; ++k) {
        if ((byte_at(text, k) & 0xC0U) != 0x80U) {
            return {};
        }
        value = (value << 6) | (byte_at(text, k) & 0x3FU);
    }
    const std::uint32_t least = length == 4 ? 0x10000 : length == 3 ? 0x800 : 0x80;
    const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    return value < least || value > 0x10FFFF || surrogate ? CodePoint{} : CodePoint{value, length};
}

bool hides_or_moves(std::uint32_t code)
{
    const auto within = [code](std::uint32_t first, std::uint32_t last) {
        return first <= code && code <= last;
    };
    return within(0x80, 0x9F) || within(0x202A, 0x202E) || within(0x2066, 0x2069) // C1, bidirectional
           || within(0x200E, 0x200F) || code == 0x061C                            // direction marks
           || within(0x2028, 0x2029);                                             // line, paragraph separator
}

std::string hexadecimal(std::string_view prefix, std::uint32_t value, int digits)
{
    std::string text(prefix);
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
        text += "0123456789abcdef"[(value >> shift) & 0xFU];
    }
    return text;
}

//! Fewest edits between two words; neighbours swap once (optimal string alignment).
std::size_t edits(std::string_view from, std::string_view to)
{
    std::vector<std::size_t> before(to.size() + 1);
    std::vector<std::size_t> above(to.size() + 1);
    std::vector<std::size_t> row(to.size() + 1);
    for (std::size_t j = 0; j <= to.size(); ++j) {
        row[j] = j;
    }
    for (std::size_t i = 1; i <= from.size(); ++i) {
        std::swap(before, above);
        std::swap(above, row);
        row[0] = i;
        for (std::size_t j = 1; j <= to.size(); ++j) {
            const std::size_t replaced = above[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, replaced});
            if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1]) {
                row[j] = std::min(row[j], before[j - 2] + 1);
            }
        }
    }
    return row[to.size()];
}

} // namespace

std::string escape_controls(std::string_view text)
{
    std::string shown;
    while (!text.empty()) {
        const CodePoint code = first_code_point(text);
        const std::size_t length = std::max<std::size_t>(code.length, 1);
        if (code.length == 0 || code.value < 0x20 || code.value == 0x7F) {
            shown += hexadecimal("\\x", byte_at(text, 0), 2);
        } else if (hides_or_moves(code.value)) {
            shown += hexadecimal("\\u", code.value, 4);
        } else {
            shown += text.substr(0, length);
        }
        text.remove_prefix(length);
    }
    return shown;
}

bool valid_utf8(std::string_view text)
{
    while (!text.empty()) {
        const std::size_t length = first_code_point(text).length;
        if (length == 0) {
            return false;
        }
        text.remove_prefix(length);
    }
    return true;
}

std::string closest(std::string_view word, std::span<const std::string_view> candidates)
{
    std::size_t allowed = std::max<std::size_t>(1, word.size() / 3);
    std::string_view best;
    for (const std::string_view candidate : candidates) {
        const auto [shorter, longer] = std::minmax({word.size(), candidate.size()});
        if (longer - shorter > allowed) {
            continue;
        }
        const std::size_t distance = edits(word, candidate);
        if (distance < allowed || (distance == allowed && best.empty())) {
            allowed = distance;
            best = candidate;
        }
    }
    return std::string(best);
}

} // namespace chokepoint
