// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

// Which keys stand where in a scenario: what merging, overrides, reading, schema and `describe` share.

#include "world/kinds.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace chokepoint::reading {

//! The field of a name, or nullptr.
const FieldRow* find_field(std::span<const FieldRow> rows, std::string_view key);

//! The group of that path, such as `parameters.market`, or nullptr.
const GroupRow* find_group(std::string_view path);

//! Rows that an entity of the kind has: its own, then `from` and `until`.
std::vector<FieldRow> entity_rows(const KindRow& kind);

std::vector<std::string_view> keys_of(std::span<const FieldRow> rows);

//! Keys at the top of a scenario: `schema`, ..., groups, kinds.
std::vector<std::string_view> top_keys();

//! Names of the groups under `parameters`: `yield`, `market`, ...
std::vector<std::string_view> parameter_groups();

//! `parameters.market.price_gain` in its parts.
std::vector<std::string_view> parts_of(std::string_view path);

//! A field by its path in a scenario: `fabs.smic_n7.wafer_capacity.2020-07` is found after three parts; the
//! rest stands inside the field's value.
struct FieldPath {
    const KindRow* kind = nullptr;   //!< of an entity's field
    const GroupRow* group = nullptr; //!< of a world-wide field
    FieldRow row{};
    std::size_t length = 0; //!< parts up to the field; 0: the path leads to no field
};

FieldPath find_field_path(std::span<const std::string_view> parts);

//! The first part of a path at which no field can be reached any more, and the words that could stand there.
struct Misstep {
    std::string owner;     //!< what the word is looked up in: `fabs.smic_n7`; empty: the top
    std::string_view word; //!< empty: the path ends too early
    std::vector<std::string_view> words;
};

Misstep find_misstep(std::span<const std::string_view> parts);

} // namespace chokepoint::reading
