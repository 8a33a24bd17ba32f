// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "scenario/reader.hpp"

#include <optional>

namespace chokepoint::reading {

//! What a number is expected to be: a field's unit, bounds and scale.
struct NumberKind {
    const FieldSpec& spec;
    bool whole = false;
};

//! Reads `3000`, `3000 wafers/month`, or a map with value, low, high, unit, kind, source, role and
//! distribution; converts it once to the field's unit and checks bounds, range and evidence.
//! \param inherited what a map of dated numbers says of all of them; empty members say nothing
std::optional<Quantity> read_quantity(Reader& reader, const YamlNode& node, const std::string& path,
                                      NumberKind kind, const Quantity& inherited = {});

//! The same where the quantity is all that is wanted: adds it to the scenario and returns its value.
std::optional<double> read_number(Reader& reader, const YamlNode& node, const std::string& path,
                                  NumberKind kind);

//! The keys of a number's map that say how well it is known: reads them into `quantity`.
void read_evidence(Reader& reader, const YamlNode& map, const std::string& path, Quantity& quantity);

//! A number that is a row's default.
Quantity default_quantity(const std::string& path, const Fallback& fallback);

//! Whether a quantity says exactly what the default says, its range and source included.
bool equals_default(const Quantity& quantity, const Quantity& fallback);

inline constexpr std::string_view number_keys[] = {"value", "low",    "high", "unit",
                                                   "kind",  "source", "role", "distribution"};
inline constexpr std::string_view role_names[] = {"history", "prior", "target"};
inline constexpr std::string_view distribution_names[] = {"uniform", "log_uniform", "triangular"};

} // namespace chokepoint::reading
