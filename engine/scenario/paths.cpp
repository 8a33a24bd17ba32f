// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "scenario/paths.hpp"

#include "scenario/numbers.hpp"
#include "scenario/words.hpp"

#include <algorithm>

namespace chokepoint::reading {
namespace {

constexpr std::string_view shared_keys[] = {"unit", "kind", "source", "role", "distribution"};

bool is_dated(const YamlNode& node)
{
    return node.is_map() && std::any_of(node.keys.begin(), node.keys.end(), [](const Key& key) {
               return !key.text.empty() && key.text[0] >= '0' && key.text[0] <= '9';
           });
}

//! The month of a step, or nothing with the mistake reported.
std::optional<Month> read_month(Reader& reader, const Key& key, const std::string& path, const Path& before)
{
    const std::optional<Date> date = parse_date(key.text);
    if (!date || key.text.size() != 7) {
        const bool like_date = !key.text.empty() && key.text[0] >= '0' && key.text[0] <= '9';
        reader.error(key.spot, path,
                     like_date ? "expected a month such as 2020-07, got " + in_quotes(key.text)
                               : "dated numbers have no " + in_quotes(key.text) +
                                     reader.near(key.text, shared_keys));
        return std::nullopt;
    }
    const Month month = date->month_of();
    if (!before.steps.empty() && month <= before.steps.back().from) {
        reader.error(key.spot, path,
                     "dates out of order: " + key.text + " stands after " + before.steps.back().from.text());
        return std::nullopt;
    }
    return month;
}

} // namespace

void read_path(Reader& reader, const YamlNode& node, const std::string& path, const FieldRow& row,
               Path& value)
{
    if (!is_dated(node)) {
        if (const auto number = read_number(reader, node, path, {row.spec})) {
            value.steps = {{Month{}, *number}};
        }
        return;
    }
    Quantity shared;
    read_evidence(reader, node, path, shared);
    for (std::size_t i = 0; i < node.keys.size(); ++i) {
        const Key& key = node.keys[i];
        if (std::find(std::begin(shared_keys), std::end(shared_keys), key.text) != std::end(shared_keys)) {
            continue;
        }
        const std::optional<Month> month = read_month(reader, key, path, value);
        if (!month) {
            continue;
        }
        auto quantity = read_quantity(reader, node.items[i], joined(path, month->text()), {row.spec}, shared);
        if (quantity) {
            value.steps.push_back({*month, quantity->value});
            reader.scenario.quantities.push_back(std::move(*quantity));
        }
    }
}

} // namespace chokepoint::reading
