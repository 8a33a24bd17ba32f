// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "scenario/numerals.hpp"

#include "core/prices.hpp"
#include "core/text.hpp"
#include "core/units.hpp"
#include "scenario/field_text.hpp"
#include "scenario/problems.hpp"

#include <algorithm>

namespace chokepoint::reading {
namespace {

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

//! Why a text that someone may have meant as a number is none.
std::string explain(std::string_view text)
{
    const std::string got = "expected a number, got " + in_quotes(text);
    std::string_view digits = text;
    digits.remove_prefix(digits.starts_with('-') || digits.starts_with('+') ? 1 : 0);
    std::string lower(digits);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    if (lower == ".inf" || lower == "inf" || lower == "infinity" || lower == ".nan" || lower == "nan") {
        return got + " (numbers are finite)";
    }
    if (digits.size() > 1 && digits[0] == '0' && std::string_view("xXoObB").find(digits[1]) < 6) {
        return got + " (decimal numbers only)";
    }
    if (digits.size() > 1 && digits[0] == '0' && is_digit(digits[1])) {
        return got + " (a leading zero: write it without)";
    }
    if (text.starts_with('+')) {
        return got + " (write it without '+')";
    }
    if (digits.empty() || (!is_digit(digits[0]) && digits[0] != '.')) {
        return got;
    }
    const std::size_t end = digits.find_first_not_of("0123456789.,_eE+-");
    if (end != std::string_view::npos && digits[end] != ':') {
        return got + " (a space belongs between number and unit)";
    }
    if (end == std::string_view::npos && digits.find_first_of(",_") != std::string_view::npos) {
        return got + " (no separators of thousands, '.' before decimals)";
    }
    if (digits.starts_with('.') || digits.ends_with('.')) {
        return got + " (digits belong on both sides of '.')";
    }
    return end == std::string_view::npos && digits.find_first_of("eE") != std::string_view::npos
               ? got + " (too large or too small, or no number)"
               : got;
}

std::string possible_units(const FieldSpec& spec)
{
    const std::string units = units_text(spec);
    return units.empty() ? std::string() : " (possible: " + units + ")";
}

} // namespace

std::variant<Written, std::string> take_apart(std::string_view text)
{
    const std::size_t space = std::min(text.find(' '), text.size());
    const std::optional<double> number = parse_number(text.substr(0, space));
    if (!number) {
        return explain(text.substr(0, space));
    }
    std::string_view unit = text.substr(space);
    unit.remove_prefix(std::min(unit.find_first_not_of(' '), unit.size()));
    return Written{*number, std::string(unit)};
}

bool is_money(std::string_view unit)
{
    const auto money = parse_money_unit(unit);
    return money && money->currency == "USD";
}

std::variant<double, std::string> in_field_unit(double value, const std::string& unit, const FieldSpec& spec,
                                                const PriceTable& prices)
{
    if (unit.empty() || unit == spec.unit) {
        return value;
    }
    if (is_money(spec.unit)) {
        if (const auto money = parse_money_unit(unit)) {
            return to_money(value, *money, spec.unit, prices);
        }
        return in_quotes(unit) + " is no unit of money" + possible_units(spec);
    }
    if (const auto converted = convert(value, unit, spec.unit, static_cast<RateRule>(spec.rate))) {
        return *converted;
    }
    if (!known_unit(unit)) {
        const std::vector<std::string_view> names = unit_names();
        return "unknown unit " + in_quotes(unit) + did_you_mean(unit, names) + possible_units(spec);
    }
    if (convert(0.001, unit, spec.unit, static_cast<RateRule>(spec.rate))) {
        return "the number cannot be converted from " + in_quotes(unit) + " to '" + std::string(spec.unit) +
               "'";
    }
    return "wrong unit " + in_quotes(unit) + possible_units(spec);
}

} // namespace chokepoint::reading
