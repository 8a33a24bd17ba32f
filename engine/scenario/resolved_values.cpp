// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "scenario/resolved_values.hpp"

#include "core/text.hpp"
#include "scenario/conditions.hpp"
#include "scenario/problems.hpp"
#include "scenario/yaml_text.hpp"

#include <algorithm>
#include <cmath>

namespace chokepoint::reading {
namespace {

template <class T> const T& member(const FieldRow& row, void* owner)
{
    return *static_cast<const T*>(row.locate(owner));
}

const Quantity* find_quantity(const Scenario& scenario, std::string_view path)
{
    const auto found =
        std::lower_bound(scenario.quantities.begin(), scenario.quantities.end(), path,
                         [](const Quantity& quantity, std::string_view p) { return quantity.path < p; });
    return found != scenario.quantities.end() && found->path == path ? &*found : nullptr;
}

//! Entries of a map or list in brackets.
class Entries {
  public:
    void add(std::string_view key, const std::string& value)
    {
        if (!value.empty()) {
            text_ += (text_.empty() ? "" : ", ") + (key.empty() ? "" : std::string(key) + ": ") + value;
        }
    }

    bool empty() const { return text_.empty(); }

    std::string map() const { return "{" + text_ + "}"; }

    std::string list() const { return "[" + text_ + "]"; }

  private:
    std::string text_;
};

std::string path_text(const Scenario& scenario, const std::string& path, const Path& value)
{
    if (value.steps.empty() || value.steps.front().from == Month{}) {
        return resolved_number(scenario, path);
    }
    Entries steps;
    for (const Path::Step& step : value.steps) {
        steps.add(step.from.text(), resolved_number(scenario, joined(path, step.from.text())));
    }
    return steps.map();
}

std::string id_of(const Scenario& scenario, const FieldRow& row, Reference reference)
{
    return find_kind(row.spec.target)
        ->entity(const_cast<Scenario&>(scenario), static_cast<std::size_t>(reference))
        .id;
}

std::string reference_text(const Scenario& scenario, const FieldRow& row, Reference value)
{
    return value.given() ? yaml_scalar(id_of(scenario, row, value)) : std::string();
}

std::string references_text(const Scenario& scenario, const FieldRow& row, const References& value)
{
    Entries ids;
    for (const Reference reference : value) {
        ids.add({}, yaml_scalar(id_of(scenario, row, reference)));
    }
    return ids.list();
}

std::string weights_text(const Scenario& scenario, const std::string& path, const FieldRow& row,
                         const Weights& value)
{
    Entries weights;
    for (const Weight& weight : value) {
        const std::string id = id_of(scenario, row, weight.entity);
        weights.add(yaml_scalar(id), resolved_number(scenario, joined(path, id)));
    }
    return weights.empty() ? std::string() : weights.map();
}

std::string dated_weights_text(const Scenario& scenario, const std::string& path, const FieldRow& row,
                               const DatedWeights& value)
{
    Entries weights;
    for (const DatedWeight& weight : value) {
        const std::string id = id_of(scenario, row, weight.entity);
        weights.add(yaml_scalar(id), path_text(scenario, joined(path, id), weight.value));
    }
    return weights.empty() ? std::string() : weights.map();
}

std::string layer_shares_text(const Scenario& scenario, const std::string& path)
{
    Entries shares;
    for (const std::string_view layer : layer_names) {
        shares.add(layer, resolved_number(scenario, joined(path, layer)));
    }
    return shares.map();
}

std::string numbers_text(const Scenario& scenario, const std::string& path, std::size_t count)
{
    Entries numbers;
    for (std::size_t i = 0; i < count; ++i) {
        numbers.add({}, resolved_number(scenario, joined(path, to_text(static_cast<std::int64_t>(i)))));
    }
    return numbers.empty() ? std::string() : numbers.list();
}

std::string predicate_text(const Predicate& value)
{
    if (value.type == Predicate::Type::leaf) {
        const auto attribute = static_cast<std::size_t>(value.attribute);
        return yaml_scalar(std::string(attribute_names[attribute]) + " " +
                           std::string(comparison_names[static_cast<std::size_t>(value.comparison)]) + " " +
                           (attribute < first_name_attribute ? to_text(value.number) : value.name));
    }
    if (value.type == Predicate::Type::negation) {
        return "{not: " + predicate_text(value.parts.front()) + "}";
    }
    Entries parts;
    for (const Predicate& part : value.parts) {
        parts.add({}, predicate_text(part));
    }
    return (value.type == Predicate::Type::all ? "{all: " : "{any: ") + parts.list() + "}";
}

std::string decision_text(const Scenario& scenario, const std::string& path, const Decision& value)
{
    if (value.verdict != Verdict::licence) {
        return std::string(verdict_names[static_cast<std::size_t>(value.verdict)]);
    }
    Entries terms;
    for (const std::string_view term : {"grant", "delay", "quota", "fee"}) {
        terms.add(term, resolved_number(scenario, path + ".licence." + std::string(term)));
    }
    if (value.cap >= 0.0) {
        Entries cap;
        cap.add("share", resolved_number(scenario, path + ".licence.cap.share"));
        cap.add("of", references_text(scenario, cap_of_row, value.cap_of));
        terms.add("cap", cap.map());
    }
    return "{licence: " + terms.map() + "}";
}

std::string date_text(const Date& value)
{
    return value == Date::always() || value == Date::never() ? std::string() : value.text();
}

std::string word_text(const std::string& value)
{
    return value.empty() ? std::string() : yaml_scalar(value);
}

} // namespace

std::string number_text(const Quantity& quantity)
{
    const std::string value = to_text(quantity.written);
    if (std::isnan(quantity.low) && quantity.kind == Evidence::unstated && quantity.source.empty() &&
        quantity.role.empty() && quantity.distribution.empty()) {
        return quantity.unit.empty() ? value : value + " " + quantity.unit;
    }
    std::string text = "{value: " + value;
    const auto add = [&](std::string_view key, std::string_view word) {
        text += word.empty() ? std::string() : ", " + std::string(key) + ": " + yaml_scalar(word);
    };
    if (!std::isnan(quantity.low)) {
        text += ", low: " + to_text(quantity.low) + ", high: " + to_text(quantity.high);
    }
    add("unit", quantity.unit);
    if (quantity.kind != Evidence::unstated) {
        add("kind", evidence_names[static_cast<std::size_t>(quantity.kind)]);
    }
    add("source", quantity.source);
    add("role", quantity.role);
    add("distribution", quantity.distribution);
    return text + "}";
}

std::string resolved_number(const Scenario& scenario, std::string_view path)
{
    const Quantity* quantity = find_quantity(scenario, path);
    return quantity == nullptr ? std::string() : number_text(*quantity);
}

std::string resolved_value(const Scenario& scenario, const std::string& path, const FieldRow& row,
                           void* owner)
{
    switch (row.type) {
    case FieldType::number:
    case FieldType::whole:
        return resolved_number(scenario, path);
    case FieldType::path:
        return path_text(scenario, path, member<Path>(row, owner));
    case FieldType::flag:
        return member<bool>(row, owner) ? "true" : "false";
    case FieldType::text:
        return word_text(member<std::string>(row, owner));
    case FieldType::choice:
        return yaml_scalar(row.spec.choices[member<std::uint8_t>(row, owner)]);
    case FieldType::date:
        return date_text(member<Date>(row, owner));
    case FieldType::reference:
        return reference_text(scenario, row, member<Reference>(row, owner));
    case FieldType::references:
        return references_text(scenario, row, member<References>(row, owner));
    case FieldType::weights:
        return weights_text(scenario, path, row, member<Weights>(row, owner));
    case FieldType::dated_weights:
        return dated_weights_text(scenario, path, row, member<DatedWeights>(row, owner));
    case FieldType::layer_shares:
        return layer_shares_text(scenario, path);
    case FieldType::numbers:
        return numbers_text(scenario, path, member<std::vector<double>>(row, owner).size());
    case FieldType::predicate:
        return predicate_text(member<Predicate>(row, owner));
    case FieldType::decision:
        return decision_text(scenario, path, member<Decision>(row, owner));
    }
    return {};
}

} // namespace chokepoint::reading
