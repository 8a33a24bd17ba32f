// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "scenario/conditions.hpp"
#include "scenario/numbers.hpp"

#include <algorithm>
#include <array>

namespace chokepoint::reading {
namespace {

constexpr std::array<std::string_view, 2> terms{"grant", "delay"};

void read_licence(Reader& reader, const YamlNode& licence, const std::string& path, Spot place,
                  Decision& value)
{
    value.verdict = Verdict::licence;
    if (!licence.is_map()) {
        reader.unexpected(licence, path, "a map with grant and delay");
        return;
    }
    for (const Key& key : licence.keys) {
        if (std::find(terms.begin(), terms.end(), key.text) == terms.end()) {
            reader.error(key.spot, path,
                         "a licence has no " + in_quotes(key.text) + reader.near(key.text, terms));
        }
    }
    const YamlNode* grant = licence.find("grant");
    if (grant == nullptr) {
        reader.error(place, path + ".grant",
                     "'grant' is missing (the share of units that licences let through)");
    } else if (const auto number = read_number(reader, *grant, path + ".grant", {grant_spec})) {
        value.grant = *number;
    }
    const Quantity no_delay = default_quantity(path + ".delay", delay_spec.fallback);
    if (const YamlNode* delay = licence.find("delay")) {
        if (const auto number = read_number(reader, *delay, path + ".delay", {delay_spec, true})) {
            value.delay = static_cast<std::int64_t>(*number);
            Quantity& quantity = reader.scenario.quantities.back();
            quantity.is_default = equals_default(quantity, no_delay);
        }
    } else {
        reader.scenario.quantities.push_back(no_delay);
    }
}

} // namespace

void read_decision(Reader& reader, const YamlNode& node, const std::string& path, Decision& value)
{
    if (node.is_map() && node.keys.size() == 1 && node.keys[0].text == "licence") {
        read_licence(reader, node.items[0], path + ".licence", node.keys[0].spot, value);
        return;
    }
    const std::string expected =
        "allow, notify, presumption_of_denial, deny or {licence: {grant: 0.1, delay: 3 month}}";
    if (!node.is_scalar()) {
        reader.unexpected(node, path, expected);
        return;
    }
    const auto verdict = std::find(verdict_names.begin(), verdict_names.end(), node.text);
    if (node.text == "licence") {
        reader.error(node.spot, path, "a licence has terms: {licence: {grant: 0.1, delay: 3 month}}");
    } else if (verdict == verdict_names.end()) {
        reader.error(node.spot, path,
                     "expected " + expected + ", got " + in_quotes(node.text) +
                         reader.near(node.text, verdict_names));
    } else {
        value.verdict = static_cast<Verdict>(verdict - verdict_names.begin());
    }
}

} // namespace chokepoint::reading
