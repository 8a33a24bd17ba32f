// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "scenario/prices.hpp"

#include "core/text.hpp"
#include "scenario/numbers.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace chokepoint::reading {
namespace {

constexpr FieldSpec price_spec{.unit = "1", .least = 1e-9, .most = 1e9};

//! Numbers by year.
void read_years(Reader& reader, const YamlNode& years, const std::string& path, std::map<int, double>& table)
{
    if (!years.is_map()) {
        reader.unexpected(years, path, "a map from years to numbers");
        return;
    }
    constexpr std::array<std::string_view, 2> shared_keys{"kind", "source"};
    Quantity shared;
    read_evidence(reader, years, path, shared);
    for (std::size_t i = 0; i < years.keys.size(); ++i) {
        const Key& key = years.keys[i];
        if (std::find(shared_keys.begin(), shared_keys.end(), key.text) != shared_keys.end()) {
            continue;
        }
        const auto year = parse_whole(key.text);
        if (!year || *year < 1900 || *year > 2199) {
            reader.error(key.spot, path, "expected a year such as 2020, got " + in_quotes(key.text));
            continue;
        }
        auto number = read_quantity(reader, years.items[i], joined(path, key.text), {price_spec}, shared);
        if (number) {
            table[static_cast<int>(*year)] = number->value;
            reader.scenario.quantities.push_back(std::move(*number));
        }
    }
}

bool is_currency(std::string_view text)
{
    return text.size() == 3 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

void read_currencies(Reader& reader, const YamlNode& currencies, PriceTable& prices)
{
    if (!currencies.is_map()) {
        reader.unexpected(currencies, "prices.currencies", "a map of currencies");
        return;
    }
    for (std::size_t i = 0; i < currencies.keys.size(); ++i) {
        const Key& key = currencies.keys[i];
        if (!is_currency(key.text) || key.text == "USD") {
            reader.error(key.spot, "prices.currencies",
                         "expected a currency other than USD, three capitals such as CNY, got " +
                             in_quotes(key.text));
            continue;
        }
        read_years(reader, currencies.items[i], "prices.currencies." + key.text, prices.per_usd[key.text]);
    }
}

} // namespace

void read_prices(Reader& reader, const YamlNode& table)
{
    constexpr std::array<std::string_view, 3> keys{"schema", "currencies", "deflator"};
    if (!table.is_map()) {
        reader.unexpected(table, "prices", "the name of a file, or a price table");
        return;
    }
    for (const Key& key : table.keys) {
        if (std::find(keys.begin(), keys.end(), key.text) == keys.end()) {
            reader.error(key.spot, "prices",
                         "unknown key " + in_quotes(key.text) + reader.near(key.text, keys));
        }
    }
    PriceTable prices; // read aside: a table of prices has no money in it
    if (const YamlNode* currencies = table.find("currencies")) {
        read_currencies(reader, *currencies, prices);
    }
    if (const YamlNode* deflator = table.find("deflator")) {
        read_years(reader, *deflator, "prices.deflator", prices.usd_deflator);
    }
    reader.scenario.prices = std::move(prices);
}

} // namespace chokepoint::reading
