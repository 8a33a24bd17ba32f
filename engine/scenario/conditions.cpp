// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "scenario/conditions.hpp"

#include "core/text.hpp"
#include "core/units.hpp"
#include "scenario/numbers.hpp"
#include "scenario/numerals.hpp"
#include "scenario/references.hpp"

#include <algorithm>
#include <array>

namespace chokepoint::reading {
namespace {

//! Kinds whose ids an attribute may be compared with.
std::vector<std::string_view> kinds_of(Attribute attribute)
{
    switch (attribute) {
    case Attribute::buyer:
        return {"clouds", "chipmakers"};
    case Attribute::seller:
        return {"chipmakers", "fabs", "memory_lines", "packaging_lines"};
    case Attribute::product:
        return {"products"};
    default:
        return {"chipmakers"};
    }
}

std::vector<std::string_view> names_of(Attribute attribute, Scenario& scenario)
{
    std::vector<std::string_view> names;
    if (attribute == Attribute::buyer) {
        names = {owner_names.begin(), owner_names.end()};
    }
    for (const std::string_view kind : kinds_of(attribute)) {
        const std::vector<std::string_view> ids = ids_of(*find_kind(kind), scenario);
        names.insert(names.end(), ids.begin(), ids.end());
    }
    return names;
}

bool is_name_of(Attribute attribute, const Scenario& scenario, std::string_view name)
{
    const bool owner = attribute == Attribute::buyer &&
                       std::find(owner_names.begin(), owner_names.end(), name) != owner_names.end();
    const std::vector<std::string_view> kinds = kinds_of(attribute);
    return owner || std::any_of(kinds.begin(), kinds.end(), [&](std::string_view kind) {
               return find_entity(*find_kind(kind), scenario, name).given();
           });
}

//! `attribute`, `op`, and the rest.
std::array<std::string_view, 3> words_of(std::string_view text)
{
    std::array<std::string_view, 3> words{};
    for (std::size_t i = 0; i < words.size(); ++i) {
        text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
        const std::size_t end =
            i == 2 ? text.find_last_not_of(' ') + 1 : std::min(text.find(' '), text.size());
        words[i] = text.substr(0, end);
        text.remove_prefix(end);
    }
    return words;
}

class PredicateReader {
  public:
    PredicateReader(Reader& reader, const std::string& path) : reader_(reader), path_(path) {}

    void read(const YamlNode& node, Predicate& value)
    {
        if (node.is_scalar()) {
            read_leaf(node, value);
        } else if (!node.is_map() || node.keys.size() != 1) {
            reader_.unexpected(node, path_, "'attribute op value', or a map with all, any or not alone");
        } else if (node.keys[0].text == "not") {
            value.type = Predicate::Type::negation;
            value.parts.resize(1);
            read(node.items[0], value.parts[0]);
        } else {
            read_parts(node, value);
        }
    }

  private:
    void error(const YamlNode& node, std::string message)
    {
        reader_.error(node.spot, path_, std::move(message));
    }

    void read_parts(const YamlNode& node, Predicate& value)
    {
        const std::string& word = node.keys[0].text;
        const YamlNode& list = node.items[0];
        if (word != "all" && word != "any") {
            constexpr std::array<std::string_view, 3> words{"all", "any", "not"};
            reader_.error(node.keys[0].spot, path_,
                          "expected all, any or not, got " + in_quotes(word) + reader_.near(word, words));
            return;
        }
        if (!list.is_list()) {
            reader_.unexpected(list, path_, "a list of conditions");
            return;
        }
        if (word == "any" && list.items.empty()) {
            error(list, "'any' of nothing never holds");
        }
        value.type = word == "all" ? Predicate::Type::all : Predicate::Type::any;
        value.parts.resize(list.items.size());
        for (std::size_t i = 0; i < list.items.size(); ++i) {
            read(list.items[i], value.parts[i]);
        }
    }

    void read_leaf(const YamlNode& node, Predicate& value)
    {
        const auto [attribute, comparison, operand] = words_of(node.text);
        const auto at = std::find(attribute_names.begin(), attribute_names.end(), attribute);
        const auto op = std::find(comparison_names.begin(), comparison_names.end(), comparison);
        if (operand.empty()) {
            error(node, "expected 'attribute op value' with spaces, such as 'tpp >= 4800', got " +
                            in_quotes(node.text));
            return;
        }
        if (at == attribute_names.end()) {
            error(node, "no attribute " + in_quotes(attribute) + reader_.near(attribute, attribute_names) +
                            " (attributes: " + listed(attribute_names) + ")");
            return;
        }
        if (op == comparison_names.end()) {
            error(node, "expected " + listed(comparison_names) + ", got " + in_quotes(comparison));
            return;
        }
        value.type = Predicate::Type::leaf;
        value.attribute = static_cast<Attribute>(at - attribute_names.begin());
        value.comparison = static_cast<Comparison>(op - comparison_names.begin());
        const auto index = static_cast<std::size_t>(at - attribute_names.begin());
        index < first_name_attribute ? read_operand(node, operand, attribute_units[index], value)
                                     : read_name(node, operand, value);
    }

    void read_operand(const YamlNode& node, std::string_view operand, std::string_view unit, Predicate& value)
    {
        const auto parts = take_apart(operand);
        if (const std::string* refusal = std::get_if<std::string>(&parts)) {
            error(node, *refusal);
            return;
        }
        const Written& written = std::get<Written>(parts);
        const auto number =
            in_field_unit(written.number, written.unit, {.unit = unit}, reader_.scenario.prices);
        if (const std::string* refusal = std::get_if<std::string>(&number)) {
            error(node, *refusal);
            return;
        }
        value.number = std::get<double>(number);
    }

    void read_name(const YamlNode& node, std::string_view operand, Predicate& value)
    {
        if (value.comparison != Comparison::equal && value.comparison != Comparison::unequal) {
            error(node, "names are compared with == or != alone");
            return;
        }
        value.name = operand;
        if (!is_name_of(value.attribute, reader_.scenario, operand)) {
            const std::string near = reader_.problems.wants_hints()
                                         ? did_you_mean(operand, names_of(value.attribute, reader_.scenario))
                                         : std::string();
            error(node, "no " + std::string(attribute_names[static_cast<std::size_t>(value.attribute)]) +
                            " " + in_quotes(operand) + near);
        }
    }

    Reader& reader_;
    const std::string& path_;
};

} // namespace

void read_predicate(Reader& reader, const YamlNode& node, const std::string& path, Predicate& value)
{
    PredicateReader(reader, path).read(node, value);
}

} // namespace chokepoint::reading
