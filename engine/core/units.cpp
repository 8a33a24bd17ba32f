// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "core/units.hpp"

#include "core/math.hpp"
#include "core/unit_table.hpp"

#include <algorithm>
#include <cmath>

namespace chokepoint {

namespace {

std::optional<UnitRow> find_row(std::string_view name)
{
    const auto row = std::find_if(unit_rows.begin(), unit_rows.end(),
                                  [name](const UnitRow& candidate) { return candidate.name == name; });
    return row == unit_rows.end() ? std::nullopt : std::optional(*row);
}

std::optional<UnitRow> find_unit(std::string_view name)
{
    if (name.empty()) {
        return unit_rows.front();
    }
    for (const UnitPrefix& prefix : unit_prefixes) {
        if (name.starts_with(prefix.word)) {
            auto row = find_row(name.substr(prefix.word.size()));
            if (!row || row->multiples < prefix.least) {
                return std::nullopt;
            }
            row->multiple *= prefix.multiple;
            return row;
        }
    }
    return find_row(name);
}

//! value * up / down for whole numbers up and down, rounded once where one divides the other.
double scaled(double value, double up, double down)
{
    if (std::fmod(up, down) == 0.0) {
        return value * (up / down);
    }
    return std::fmod(down, up) == 0.0 ? value / (down / up) : value * up / down;
}

double times_per_year(UnitPer per)
{
    return per == UnitPer::month ? 12.0 : 1.0;
}

//! A share per `from` as the share per `to` that comes to the same after a year.
double compounded(double rate, UnitPer from, UnitPer to, RateRule rule)
{
    const double sign = rule == RateRule::decay ? -1.0 : 1.0;
    const double periods = times_per_year(from) / times_per_year(to);
    return sign * math::expm1(periods * math::log1p(sign * rate));
}

std::optional<double> converted(double value, const UnitRow& from, const UnitRow& to, RateRule rule)
{
    const double up = from.multiple * to.divisor;
    const double down = from.divisor * to.multiple;
    if (from.per == to.per) {
        return scaled(value, up, down);
    }
    const bool pure = from.dimension == Dimension::number;
    const bool compounds = rule == RateRule::decay || rule == RateRule::growth;
    if (from.per == UnitPer::once || to.per == UnitPer::once || (pure && rule == RateRule::none) ||
        (!pure && compounds)) {
        return std::nullopt;
    }
    if (compounds) {
        const double share = scaled(value, from.multiple, from.divisor);
        return scaled(compounded(share, from.per, to.per, rule), to.divisor, to.multiple);
    }
    return scaled(value, up * times_per_year(from.per), down * times_per_year(to.per));
}

} // namespace

std::optional<double> convert(double value, std::string_view from, std::string_view to, RateRule rule)
{
    const auto source = find_unit(from);
    const auto target = find_unit(to);
    if (!source || !target || source->dimension != target->dimension) {
        return std::nullopt;
    }
    const auto result = converted(value, *source, *target, rule);
    return result && std::isfinite(*result) ? result : std::nullopt;
}

bool known_unit(std::string_view name)
{
    return find_unit(name).has_value();
}

std::vector<std::string_view> unit_names()
{
    std::vector<std::string_view> names;
    for (const UnitRow& row : unit_rows) {
        names.push_back(row.name);
    }
    return names;
}

} // namespace chokepoint
