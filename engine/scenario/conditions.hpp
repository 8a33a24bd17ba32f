// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "scenario/reader.hpp"

namespace chokepoint::reading {

//! When a rule applies: `tpp >= 4800`, {all: [..]}, {any: [..]}, {not: ..}.
void read_predicate(Reader& reader, const YamlNode& node, const std::string& path, Predicate& value);

//! What a rule decides: a word, or {licence: {grant: 0.1, delay: 3 month}}; beside these, a licence may have
//! a quota of units a month, a cap over what other countries buy, {share: 0.5, of: [us]}, and a fee.
void read_decision(Reader& reader, const YamlNode& node, const std::string& path, Decision& value);

//! Units of the attributes that are numbers, in the order of `attribute_names`.
inline constexpr std::array<std::string_view, first_name_attribute> attribute_units{
    "TPP", "TPP/mm^2", "GB/s", "GB/s/mm^2", "GB/s", "mm^2", "1"};

//! Bounds and units of a licence's terms.
inline constexpr FieldSpec grant_spec{.unit = "1", .least = 0, .most = 1};
inline constexpr FieldSpec delay_spec{.unit = "month", .least = 0, .most = 120, .fallback = by_definition(0)};
inline constexpr FieldSpec quota_spec{.unit = "units/month", .least = 0, .most = 1e9, .rate = Rate::flow};
inline constexpr FieldSpec cap_spec{.unit = "1", .least = 0, .most = 100};
inline constexpr FieldSpec fee_spec{.unit = "1", .least = 0, .most = 10};
inline constexpr FieldRow cap_of_row = field<&Decision::cap_of>(
    "of", "Countries whose purchases a cap is measured against", {.target = "countries"});

} // namespace chokepoint::reading
