// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "scenario/conditions.hpp"
#include "scenario/numbers.hpp"
#include "scenario/references.hpp"

#include <algorithm>
#include <array>

namespace chokepoint::reading {
namespace {

constexpr std::array<std::string_view, 5> terms{"grant", "delay", "quota", "cap", "fee"};
constexpr std::array<std::string_view, 2> cap_terms{"share", "of"};

void refuse_others(Reader& reader, const YamlNode& map, const std::string& path, std::string_view what,
                   std::span<const std::string_view> known)
{
    for (const Key& key : map.keys) {
        if (std::find(known.begin(), known.end(), key.text) == known.end()) {
            reader.error(key.spot, path,
                         std::string(what) + " has no " + in_quotes(key.text) + reader.near(key.text, known));
        }
    }
}

void read_term(Reader& reader, const YamlNode* node, const std::string& path, const FieldSpec& spec,
               double& value)
{
    if (node != nullptr) {
        value = read_number(reader, *node, path, {spec}).value_or(value);
    }
}

void read_cap(Reader& reader, const YamlNode& cap, const std::string& path, Decision& value)
{
    if (!cap.is_map() || cap.find("share") == nullptr || cap.find("of") == nullptr) {
        reader.error(cap.spot, path, "expected a map with share and of, such as {share: 0.5, of: [us]}");
        return;
    }
    refuse_others(reader, cap, path, "a cap", cap_terms);
    read_term(reader, cap.find("share"), path + ".share", cap_spec, value.cap);
    const YamlNode& of = *cap.find("of");
    read_references(reader, of, path + ".of", cap_of_row, value.cap_of);
    if (of.is_list() && of.items.empty()) {
        reader.error(of.spot, path + ".of", "a cap is measured against at least one country");
    }
}

void read_licence(Reader& reader, const YamlNode& licence, const std::string& path, Spot place,
                  Decision& value)
{
    value.verdict = Verdict::licence;
    if (!licence.is_map()) {
        reader.unexpected(licence, path, "a map with grant and delay");
        return;
    }
    refuse_others(reader, licence, path, "a licence", terms);
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
    read_term(reader, licence.find("quota"), path + ".quota", quota_spec, value.quota);
    read_term(reader, licence.find("fee"), path + ".fee", fee_spec, value.fee);
    if (const YamlNode* cap = licence.find("cap")) {
        read_cap(reader, *cap, path + ".cap", value);
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
