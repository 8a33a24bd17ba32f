// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "core/prices.hpp"

#include "core/text.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace chokepoint {

namespace {

using Reason = std::string;

struct Multiple {
    std::string_view word;
    double value;
};

constexpr std::array words{Multiple{"thousand ", 1e3}, Multiple{"million ", 1e6}, Multiple{"bn ", 1e9},
                           Multiple{"tn ", 1e12}};
constexpr std::array letters{Multiple{"k", 1e3}, Multiple{"M", 1e6}};

bool capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

bool eat(std::string_view& text, std::string_view start)
{
    const bool found = text.starts_with(start);
    text.remove_prefix(found ? start.size() : 0);
    return found;
}

double eat_multiple(std::string_view& text)
{
    for (const Multiple& word : words) {
        if (eat(text, word.word)) {
            return word.value;
        }
    }
    const bool four_letters = text.size() > 3 && std::all_of(text.begin() + 1, text.begin() + 4, capital);
    for (const Multiple& letter : letters) {
        if (four_letters && eat(text, letter.word)) {
            return letter.value;
        }
    }
    return 1.0;
}

std::string year_text(int year)
{
    return to_text(std::int64_t{year});
}

//! A positive number of a table by year, or why there is none.
std::variant<double, Reason> entry(const std::map<int, double>& table, int year, const std::string& what)
{
    const auto found = table.find(year);
    if (found == table.end()) {
        return "the price table has no " + what + " for " + year_text(year);
    }
    if (!(found->second > 0.0) || !std::isfinite(found->second)) {
        return "the price table's " + what + " for " + year_text(year) + " is not a positive number";
    }
    return found->second;
}

std::variant<double, Reason> rate_of(const MoneyUnit& unit, const PriceTable& prices)
{
    if (unit.currency == "USD") {
        return 1.0;
    }
    const auto currency = prices.per_usd.find(unit.currency);
    if (currency == prices.per_usd.end()) {
        return "the price table does not know the currency " + unit.currency;
    }
    if (unit.year == 0) {
        return "money in " + unit.currency + " needs its year, as in " + unit.currency + "@" +
               year_text(price_year) + " (only USD may go without: it is of " + year_text(price_year) + ")";
    }
    return entry(currency->second, unit.year, "exchange rate of " + unit.currency);
}

//! What turns USD of the unit's year into USD of `price_year`.
std::variant<double, Reason> inflation_of(const MoneyUnit& unit, const PriceTable& prices)
{
    if (unit.year == 0 || unit.year == price_year) {
        return 1.0;
    }
    const auto then = entry(prices.usd_deflator, unit.year, "USD deflator");
    const auto now = entry(prices.usd_deflator, price_year, "USD deflator");
    if (std::holds_alternative<Reason>(then) || std::holds_alternative<Reason>(now)) {
        return std::holds_alternative<Reason>(then) ? then : now;
    }
    return std::get<double>(now) / std::get<double>(then);
}

//! Powers of ten and twelfths: multiplies or divides by a whole number, so that it rounds once.
double scaled(double value, double up, double down)
{
    return up >= down ? value * (up / down) : value / (down / up);
}

double rescaled(double value, const MoneyUnit& from, const MoneyUnit& to)
{
    const double amount = scaled(value, from.multiple, to.multiple);
    const auto times = [](const MoneyUnit& unit) { return unit.per == MoneyUnit::Per::month ? 12.0 : 1.0; };
    return scaled(amount, times(from), times(to));
}

} // namespace

std::optional<MoneyUnit> parse_money_unit(std::string_view text)
{
    MoneyUnit unit;
    unit.multiple = eat_multiple(text);
    if (text.size() < 3 || !std::all_of(text.begin(), text.begin() + 3, capital)) {
        return std::nullopt;
    }
    unit.currency = text.substr(0, 3);
    text.remove_prefix(3);
    if (eat(text, "@")) {
        const auto year = parse_whole(text.substr(0, 4));
        if (!year || *year < 1000) {
            return std::nullopt;
        }
        unit.year = static_cast<int>(*year);
        text.remove_prefix(4);
    }
    if (eat(text, "/month")) {
        unit.per = MoneyUnit::Per::month;
    } else if (eat(text, "/year")) {
        unit.per = MoneyUnit::Per::year;
    }
    return text.empty() ? std::optional(unit) : std::nullopt;
}

std::variant<double, std::string> to_money(double value, const MoneyUnit& unit, std::string_view target,
                                           const PriceTable& prices)
{
    const auto wanted = parse_money_unit(target);
    if (!wanted || wanted->currency != "USD" || wanted->year != 0) {
        return Reason("'" + escape_controls(target) + "' is no unit of the engine's money");
    }
    if ((unit.per == MoneyUnit::Per::once) != (wanted->per == MoneyUnit::Per::once)) {
        return Reason(unit.per == MoneyUnit::Per::once
                          ? "a sum of money stands where money per month or year is wanted"
                          : "money per month or year stands where a sum is wanted");
    }
    const auto rate = rate_of(unit, prices);
    if (std::holds_alternative<Reason>(rate)) {
        return rate;
    }
    const auto inflation = inflation_of(unit, prices);
    if (std::holds_alternative<Reason>(inflation)) {
        return inflation;
    }
    const double money =
        rescaled(value, unit, *wanted) / std::get<double>(rate) * std::get<double>(inflation);
    if (!std::isfinite(money)) {
        return Reason("the amount of money is not finite");
    }
    return money;
}

} // namespace chokepoint
