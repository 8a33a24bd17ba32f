// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "scenario/field_text.hpp"

#include "core/prices.hpp"
#include "core/text.hpp"
#include "core/units.hpp"
#include "scenario/numerals.hpp"
#include "scenario/problems.hpp"

#include <cmath>

namespace chokepoint::reading {
namespace {

std::string number_text(std::string_view what, const FieldSpec& spec)
{
    std::string text(what);
    if (!spec.unit.empty()) {
        text += " [" + std::string(spec.unit) + "]";
    }
    if (const std::string bounds = bounds_text(spec); !bounds.empty()) {
        text += ", " + bounds;
    }
    return spec.scale == Scale::log ? text + ", ranges even in the logarithm" : text;
}

} // namespace

std::string bounds_text(const FieldSpec& spec)
{
    if (std::isinf(spec.least)) {
        return std::isinf(spec.most) ? std::string() : "at most " + to_text(spec.most);
    }
    return std::isinf(spec.most) ? "at least " + to_text(spec.least)
                                 : to_text(spec.least) + " to " + to_text(spec.most);
}

std::string units_text(const FieldSpec& spec)
{
    if (spec.unit.empty()) {
        return {};
    }
    if (is_money(spec.unit)) {
        const std::string per = parse_money_unit(spec.unit)->per == MoneyUnit::Per::once ? "" : "/month";
        return "USD" + per + ", kUSD@2020" + per + ", MUSD" + per + ", bn CNY@2019" + per +
               " and such; without a year only USD, of 2024";
    }
    std::vector<std::string_view> fitting;
    for (const std::string_view name : unit_names()) {
        if (convert(0.001, name, spec.unit, static_cast<RateRule>(spec.rate))) {
            fitting.push_back(name);
        }
    }
    return listed(fitting);
}

std::string type_text(const FieldRow& row)
{
    const std::string target(row.spec.target);
    switch (row.type) {
    case FieldType::number:
        return number_text("number", row.spec);
    case FieldType::path:
        return number_text("number or dated numbers", row.spec);
    case FieldType::whole:
        return number_text("whole number", row.spec);
    case FieldType::flag:
        return "true or false";
    case FieldType::text:
        return "word";
    case FieldType::choice:
        return listed(row.spec.choices);
    case FieldType::date:
        return "day, as 2022-10 or 2022-10-07";
    case FieldType::reference:
        return "id of one of " + target;
    case FieldType::references:
        return "list of ids of " + target;
    case FieldType::weights:
        return number_text("map from ids of " + target + " to numbers", row.spec);
    case FieldType::dated_weights:
        return number_text("map from ids of " + target + " to numbers or dated numbers", row.spec);
    case FieldType::layer_shares:
        return "map from layers to shares";
    case FieldType::numbers:
        return number_text("list of numbers", row.spec);
    case FieldType::predicate:
        return "condition: 'tpp >= 4800', {all: [..]}, {any: [..]}, {not: ..}; attributes " +
               listed(attribute_names, "and");
    case FieldType::decision:
        return "allow, notify, presumption_of_denial, deny, or {licence: {grant: 0.1, delay: 3 month}}";
    }
    return {};
}

std::string default_text(const FieldRow& row)
{
    const Fallback& fallback = row.spec.fallback;
    if (fallback.type != Fallback::Type::value) {
        return fallback.type == Fallback::Type::required ? "required" : "optional";
    }
    std::string text = "default " + to_text(fallback.value);
    if (!std::isnan(fallback.low)) {
        text += " (" + to_text(fallback.low) + " to " + to_text(fallback.high) + ")";
    }
    if (fallback.kind != Evidence::unstated) {
        text += ", " + std::string(evidence_names[static_cast<std::size_t>(fallback.kind)]);
    }
    return fallback.source.empty() ? text : text + ", source " + std::string(fallback.source);
}

} // namespace chokepoint::reading
