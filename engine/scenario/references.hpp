// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "scenario/reader.hpp"

namespace chokepoint::reading {

//! Values that name entities or layers.
void read_reference(Reader& reader, const YamlNode& node, const std::string& path, const FieldRow& row,
                    Reference& value);
void read_references(Reader& reader, const YamlNode& node, const std::string& path, const FieldRow& row,
                     References& value);
void read_weights(Reader& reader, const YamlNode& node, const std::string& path, const FieldRow& row,
                  Weights& value);
void read_dated_weights(Reader& reader, const YamlNode& node, const std::string& path, const FieldRow& row,
                        DatedWeights& value);
void read_layer_shares(Reader& reader, const YamlNode& node, const std::string& path, const FieldRow& row,
                       LayerShares& value);

//! Ids of all entities of a kind.
std::vector<std::string_view> ids_of(const KindRow& kind, Scenario& scenario);

} // namespace chokepoint::reading
