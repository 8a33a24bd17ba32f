// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "scenario/known_number.hpp"
#include "scenario/layout.hpp"
#include "scenario/problems.hpp"
#include "scenario/resolved_values.hpp"

#include <chokepoint/difference.hpp>

#include <algorithm>
#include <bit>
#include <cmath>

namespace chokepoint {
namespace {

using namespace reading;

using Quantities = std::vector<Quantity>::const_iterator;

bool same_bits(double a, double b)
{
    return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b) ||
           (std::isnan(a) && std::isnan(b));
}

bool says_the_same(const KnownNumber& a, const KnownNumber& b)
{
    return same_bits(a.value, b.value) && a.unit == b.unit && same_bits(a.low, b.low) &&
           same_bits(a.high, b.high) && a.kind == b.kind && a.source == b.source && a.role == b.role &&
           a.distribution == b.distribution;
}

bool holds_numbers_alone(FieldType type)
{
    return type == FieldType::number || type == FieldType::whole || type == FieldType::path ||
           type == FieldType::weights || type == FieldType::dated_weights ||
           type == FieldType::layer_shares || type == FieldType::numbers;
}

//! Walks two scenarios side by side.
class Walk {
  public:
    // Rows locate members for readers and writers alike; nothing is written here.
    Walk(const Scenario& first, const Scenario& second)
        : first_(const_cast<Scenario&>(first)), second_(const_cast<Scenario&>(second))
    {
    }

    ScenarioDifference differences()
    {
        text("name", first_.name, second_.name);
        text("title", first_.title, second_.title);
        text("horizon.start", first_.start.text(), second_.start.text());
        text("horizon.end", first_.end.text(), second_.end.text());
        numbers("prices");
        for (const GroupRow& group : groups()) {
            fields(std::string(group.path), group.fields, group.owner(first_), group.owner(second_));
        }
        for (const KindRow& kind : kinds()) {
            entities(kind);
        }
        return std::move(found_);
    }

  private:
    void entities(const KindRow& kind)
    {
        const std::vector<FieldRow> rows = entity_rows(kind);
        std::size_t i = 0;
        std::size_t j = 0;
        while (i < kind.count(first_) || j < kind.count(second_)) {
            Entity* a = i < kind.count(first_) ? &kind.entity(first_, i) : nullptr;
            Entity* b = j < kind.count(second_) ? &kind.entity(second_, j) : nullptr;
            if (b == nullptr || (a != nullptr && a->id < b->id)) {
                found_.only_first.push_back(joined(kind.name, a->id));
                ++i;
            } else if (a == nullptr || b->id < a->id) {
                found_.only_second.push_back(joined(kind.name, b->id));
                ++j;
            } else {
                fields(joined(kind.name, a->id), rows, a, b);
                ++i;
                ++j;
            }
        }
    }

    void fields(const std::string& path, std::span<const FieldRow> rows, void* a, void* b)
    {
        for (const FieldRow& row : rows) {
            const std::string field = joined(path, row.key);
            if (holds_numbers_alone(row.type)) {
                numbers(field);
            } else {
                text(field, resolved_value(first_, field, row, a), resolved_value(second_, field, row, b));
            }
        }
    }

    void text(const std::string& path, std::string first, std::string second)
    {
        if (first != second) {
            ValueDifference difference;
            difference.path = path;
            difference.first = std::move(first);
            difference.second = std::move(second);
            found_.values.push_back(std::move(difference));
        }
    }

    //! All numbers at the path and below it.
    void numbers(const std::string& path)
    {
        auto [a, last_a] = range(first_, path);
        auto [b, last_b] = range(second_, path);
        while (a != last_a || b != last_b) {
            if (b == last_b || (a != last_a && a->path < b->path)) {
                number(&*a++, nullptr);
            } else if (a == last_a || b->path < a->path) {
                number(nullptr, &*b++);
            } else {
                number(&*a++, &*b++);
            }
        }
    }

    void number(const Quantity* first, const Quantity* second)
    {
        ValueDifference difference;
        if (first != nullptr) {
            difference.path = first->path;
            difference.first = number_text(*first);
            difference.first_number = known_number(*first);
        }
        if (second != nullptr) {
            difference.path = second->path;
            difference.second = number_text(*second);
            difference.second_number = known_number(*second);
        }
        const bool both = first != nullptr && second != nullptr;
        difference.same_value = both && same_bits(first->value, second->value);
        if (!both || !says_the_same(*difference.first_number, *difference.second_number)) {
            found_.values.push_back(std::move(difference));
        }
    }

    //! Quantities are sorted by path, and no path goes on after another with a byte below '.'.
    static std::pair<Quantities, Quantities> range(const Scenario& scenario, const std::string& path)
    {
        const std::vector<Quantity>& all = scenario.quantities;
        const auto before = [](const Quantity& quantity, const std::string& p) { return quantity.path < p; };
        const auto first = std::lower_bound(all.begin(), all.end(), path, before);
        const auto inside = [&](const Quantity& quantity) {
            return quantity.path == path || quantity.path.starts_with(path + ".");
        };
        return {first, std::find_if_not(first, all.end(), inside)};
    }

    Scenario& first_;
    Scenario& second_;
    ScenarioDifference found_;
};

} // namespace

ScenarioDifference difference(const Scenario& first, const Scenario& second)
{
    return Walk(first, second).differences();
}

} // namespace chokepoint
