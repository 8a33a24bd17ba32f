// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "scenario/fields.hpp"

#include "core/text.hpp"
#include "scenario/conditions.hpp"
#include "scenario/layout.hpp"
#include "scenario/numbers.hpp"
#include "scenario/paths.hpp"
#include "scenario/references.hpp"
#include "scenario/words.hpp"

#include <algorithm>
#include <utility>

namespace chokepoint::reading {
namespace {

template <class T> T& member(const FieldRow& row, void* owner)
{
    return *static_cast<T*>(row.locate(owner));
}

void read_whole(Reader& reader, const YamlNode& node, const std::string& path, const FieldRow& row,
                std::int64_t& value)
{
    if (const auto number = read_number(reader, node, path, {row.spec, true})) {
        value = static_cast<std::int64_t>(*number);
    }
}

void read_double(Reader& reader, const YamlNode& node, const std::string& path, const FieldRow& row,
                 double& value)
{
    if (const auto number = read_number(reader, node, path, {row.spec})) {
        value = *number;
    }
}

void read_list(Reader& reader, const YamlNode& node, const std::string& path, const FieldRow& row,
               std::vector<double>& values)
{
    if (!node.is_list()) {
        reader.unexpected(node, path, "a list of numbers");
        return;
    }
    for (std::size_t i = 0; i < node.items.size(); ++i) {
        values.push_back(0.0);
        read_double(reader, node.items[i], joined(path, to_text(static_cast<std::int64_t>(i))), row,
                    values.back());
    }
}

void read_field(Reader& reader, const YamlNode& node, const std::string& path, const FieldRow& row,
                void* owner)
{
    reader.spots.emplace(path, node.spot);
    switch (row.type) {
    case FieldType::number:
        return read_double(reader, node, path, row, member<double>(row, owner));
    case FieldType::path:
        return read_path(reader, node, path, row, member<Path>(row, owner));
    case FieldType::whole:
        return read_whole(reader, node, path, row, member<std::int64_t>(row, owner));
    case FieldType::flag:
        return read_flag(reader, node, path, member<bool>(row, owner));
    case FieldType::text:
        return read_text(reader, node, path, row, member<std::string>(row, owner));
    case FieldType::choice:
        return read_choice(reader, node, path, row, member<std::uint8_t>(row, owner));
    case FieldType::date:
        return read_date(reader, node, path, member<Date>(row, owner));
    case FieldType::reference:
        return read_reference(reader, node, path, row, member<Reference>(row, owner));
    case FieldType::references:
        return read_references(reader, node, path, row, member<References>(row, owner));
    case FieldType::weights:
        return read_weights(reader, node, path, row, member<Weights>(row, owner));
    case FieldType::dated_weights:
        return read_dated_weights(reader, node, path, row, member<DatedWeights>(row, owner));
    case FieldType::layer_shares:
        return read_layer_shares(reader, node, path, row, member<LayerShares>(row, owner));
    case FieldType::numbers:
        return read_list(reader, node, path, row, member<std::vector<double>>(row, owner));
    case FieldType::predicate:
        return read_predicate(reader, node, path, member<Predicate>(row, owner));
    case FieldType::decision:
        return read_decision(reader, node, path, member<Decision>(row, owner));
    }
}

//! What the quantity of a number or a path says where a scenario gives none.
Quantity unset_quantity(const std::string& path, const FieldRow& row, void* owner)
{
    Quantity quantity = default_quantity(path, row.spec.fallback);
    if (row.spec.fallback.type == Fallback::Type::optional && row.type == FieldType::number) {
        quantity.written = quantity.value = member<double>(row, owner);
    } else if (row.spec.fallback.type == Fallback::Type::optional && row.type == FieldType::whole) {
        quantity.written = quantity.value = static_cast<double>(member<std::int64_t>(row, owner));
    }
    return quantity;
}

//! Whether the field is one number, which the scenario has even where no file gives it.
bool has_default_number(const FieldRow& row)
{
    switch (row.type) {
    case FieldType::number:
    case FieldType::whole:
        return row.spec.fallback.type != Fallback::Type::required;
    case FieldType::path:
        return row.spec.fallback.type == Fallback::Type::value;
    default:
        return false;
    }
}

void set_default(Reader& reader, const std::string& path, const FieldRow& row, void* owner)
{
    Quantity quantity = unset_quantity(path, row, owner);
    if (row.type == FieldType::number) {
        member<double>(row, owner) = quantity.value;
    } else if (row.type == FieldType::whole) {
        member<std::int64_t>(row, owner) = static_cast<std::int64_t>(quantity.value);
    } else {
        member<Path>(row, owner).steps = {{Month{}, quantity.value}};
    }
    reader.scenario.quantities.push_back(std::move(quantity));
}

void default_field(Reader& reader, const std::string& owner_path, const FieldRow& row, void* owner,
                   Spot place)
{
    if (row.spec.fallback.type == Fallback::Type::required) {
        const std::string unit = row.spec.unit.empty() || row.spec.unit == "1"
                                     ? std::string()
                                     : " [" + std::string(row.spec.unit) + "]";
        reader.error(place, joined(owner_path, row.key),
                     "'" + std::string(row.key) + "' is missing (" + std::string(row.text) + unit + ")");
        return;
    }
    if (has_default_number(row)) {
        set_default(reader, joined(owner_path, row.key), row, owner);
    }
}

//! A number that a file gives just as the default is counts as the default: so a resolved scenario reads
//! back as what it was.
void mark_default(Reader& reader, const FieldRow& row, std::size_t first_quantity, const Quantity& unset)
{
    std::vector<Quantity>& quantities = reader.scenario.quantities;
    if (has_default_number(row) && quantities.size() == first_quantity + 1 &&
        quantities.back().path == unset.path) {
        quantities.back().is_default = equals_default(quantities.back(), unset);
    }
}

} // namespace

void read_fields(Reader& reader, const YamlNode& map, const std::string& path, std::span<const FieldRow> rows,
                 void* owner, Spot place)
{
    if (!map.is_map()) {
        reader.unexpected(map, path, "a map of fields");
        return;
    }
    const std::vector<std::string_view> keys = keys_of(rows);
    for (const Key& key : map.keys) {
        if (std::find(keys.begin(), keys.end(), key.text) == keys.end()) {
            reader.error(key.spot, path, "unknown key " + in_quotes(key.text) + reader.near(key.text, keys));
        }
    }
    for (const FieldRow& row : rows) {
        const std::string field_path = joined(path, row.key);
        if (const YamlNode* node = map.find(row.key)) {
            const std::size_t first_quantity = reader.scenario.quantities.size();
            const Quantity unset = unset_quantity(field_path, row, owner);
            read_field(reader, *node, field_path, row, owner);
            mark_default(reader, row, first_quantity, unset);
        } else {
            default_field(reader, path, row, owner, place);
        }
    }
}

void default_fields(Reader& reader, const std::string& path, std::span<const FieldRow> rows, void* owner,
                    Spot place)
{
    for (const FieldRow& row : rows) {
        default_field(reader, path, row, owner, place);
    }
}

} // namespace chokepoint::reading
