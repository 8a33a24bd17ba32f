// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "scenario/words.hpp"

#include "core/text.hpp"

#include <algorithm>
#include <array>

namespace chokepoint::reading {
namespace {

constexpr int first_year = 1900;
constexpr int last_year = 2199;

int days_of(int year, int month)
{
    constexpr std::array days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[static_cast<std::size_t>(month - 1)] + (leap && month == 2 ? 1 : 0);
}

//! Digits alone, of this many; -1 otherwise.
int digits(std::string_view text, std::size_t count)
{
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') {
            return -1;
        }
        value = 10 * value + (c - '0');
    }
    return text.size() == count ? value : -1;
}

} // namespace

void read_flag(Reader& reader, const YamlNode& node, const std::string& path, bool& value)
{
    if (node.is_scalar() && !node.quoted && (node.text == "true" || node.text == "false")) {
        value = node.text == "true";
        return;
    }
    if (!node.is_scalar()) {
        reader.unexpected(node, path, "true or false");
        return;
    }
    constexpr std::array<std::string_view, 4> yes{"on", "yes", "y", "true"};
    constexpr std::array<std::string_view, 4> no{"off", "no", "n", "false"};
    std::string hint;
    if (std::find(yes.begin(), yes.end(), node.text) != yes.end()) {
        hint = "; did you mean true?";
    } else if (std::find(no.begin(), no.end(), node.text) != no.end()) {
        hint = "; did you mean false?";
    }
    reader.error(node.spot, path,
                 "expected true or false, without quotation marks, got " + in_quotes(node.text) + hint);
}

void read_text(Reader& reader, const YamlNode& node, const std::string& path, const FieldRow& row,
               std::string& value)
{
    if (row.key == "source") {
        value = read_source(reader, node, path);
        reader.field_sources.insert(value);
    } else if (node.is_scalar() && is_name(node.text)) {
        value = node.text;
    } else {
        reader.unexpected(node, path, "a word of letters, digits, '_', '.' and '-', at most 64");
    }
}

void read_choice(Reader& reader, const YamlNode& node, const std::string& path, const FieldRow& row,
                 std::uint8_t& value)
{
    const auto& choices = row.spec.choices;
    const auto found = std::find(choices.begin(), choices.end(), node.text);
    if (!node.is_scalar()) {
        reader.unexpected(node, path, listed(choices));
    } else if (found == choices.end()) {
        reader.error(node.spot, path,
                     "expected " + listed(choices) + ", got " + in_quotes(node.text) +
                         reader.near(node.text, choices));
    } else {
        value = static_cast<std::uint8_t>(found - choices.begin());
    }
}

std::optional<Date> parse_date(std::string_view text)
{
    const bool with_day = text.size() == 10 && text[7] == '-';
    if ((text.size() != 7 && !with_day) || text[4] != '-') {
        return std::nullopt;
    }
    const Date date{digits(text.substr(0, 4), 4), digits(text.substr(5, 2), 2),
                    with_day ? digits(text.substr(8), 2) : 1};
    const bool real = date.year >= first_year && date.year <= last_year && date.month >= 1 &&
                      date.month <= 12 && date.day >= 1 && date.day <= days_of(date.year, date.month);
    return real ? std::optional(date) : std::nullopt;
}

void read_date(Reader& reader, const YamlNode& node, const std::string& path, Date& value)
{
    const std::optional<Date> date = node.is_scalar() ? parse_date(node.text) : std::nullopt;
    if (date) {
        value = *date;
    } else {
        reader.unexpected(node, path, "a day of the calendar, 1900 to 2199, as 2022-10 or 2022-10-07");
    }
}

} // namespace chokepoint::reading
