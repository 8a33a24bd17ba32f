// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

// The closed table of units. Names are matched to the byte: `wafers/month`, `1/cm^2`, `GB/s`. Before a unit
// of countable things or of dollars may stand `thousand ` or `million ` (dollars also `bn `, `tn `):
// `thousand wafers/month`. Money of other currencies and years: core/prices.hpp.

#include <optional>
#include <string_view>
#include <vector>

namespace chokepoint {

//! What a number per time means when it goes from year to month.
enum class RateRule : unsigned char {
    none,  //!< not a rate: `1/year` and `1/month` do not convert into each other
    flow,  //!< an amount per time: a twelfth
    decay, //!< the share that goes: r a year is 1 - (1 - r)^(1/12) a month
    growth //!< the share that comes on top: g a year is (1 + g)^(1/12) - 1 a month
};

//! `value` of unit `from` in unit `to`. Nothing if a unit is unknown, if they measure different things, if
//! `%/year` or `1/year` is asked for per month (or back) under RateRule::none, or if the value leaves the
//! rule's domain (a decay above 1, a growth below -1, a result that is not finite). An amount of something
//! per time (`wafers/year`) always converts as a flow, unless the rule is decay or growth: then nothing.
//! An empty unit is the same as `1`.
std::optional<double> convert(double value, std::string_view from, std::string_view to, RateRule rule);

//! Whether `convert` knows the unit.
bool known_unit(std::string_view name);

//! Names in the table, in its order, without multiples such as `thousand wafers`.
std::vector<std::string_view> unit_names();

} // namespace chokepoint
