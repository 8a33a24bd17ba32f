// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include <compare>
#include <string>

namespace chokepoint {

//! One month of the calendar; the simulation's time step. `index` = 12 year + month - 1.
struct Month {
    int index = 0;

    static constexpr Month of(int year, int month) { return Month{12 * year + month - 1}; }

    constexpr int year() const { return index / 12; }

    constexpr int month() const { return index % 12 + 1; } //!< 1..12

    constexpr auto operator<=>(const Month&) const = default;

    constexpr Month operator+(int months) const { return Month{index + months}; }

    constexpr Month operator-(int months) const { return Month{index - months}; }

    constexpr int operator-(Month other) const { return index - other.index; } //!< [month]

    std::string text() const; //!< "2022-10"
};

//! A day of the proleptic Gregorian calendar, as scenarios write it: `2022-10` or `2022-10-07`.
struct Date {
    int year = 0;
    int month = 1;
    int day = 1;

    static constexpr Date always() { return {0, 1, 1}; }

    static constexpr Date never() { return {9999, 12, 1}; }

    constexpr auto operator<=>(const Date&) const = default;

    //! The month in which the day falls.
    constexpr Month month_of() const { return Month::of(year, month); }

    //! The first month that the day covers from its beginning: rules and entities act from there.
    constexpr Month first_full_month() const { return month_of() + (day > 1 ? 1 : 0); }

    std::string text() const; //!< "2022-10-07"; "2022-10" on the first day of a month
};

} // namespace chokepoint
