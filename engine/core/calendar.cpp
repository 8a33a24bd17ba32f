// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "core/text.hpp"

#include <chokepoint/month.hpp>

namespace chokepoint {

namespace {

std::string padded(int number, std::size_t width)
{
    const std::string digits = to_text(std::int64_t{number});
    return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

} // namespace

std::string Month::text() const
{
    return padded(year(), 4) + "-" + padded(month(), 2);
}

std::string Date::text() const
{
    const std::string month_text = month_of().text();
    return day == 1 ? month_text : month_text + "-" + padded(day, 2);
}

} // namespace chokepoint
