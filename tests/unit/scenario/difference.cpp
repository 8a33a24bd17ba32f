// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "scenario/layout.hpp"
#include "scenario/problems.hpp"
#include "support.hpp"

#include <algorithm>
#include <bit>

namespace chokepoint::test {
namespace {

bool same(double a, double b)
{
    return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

bool same(const std::vector<double>& a, const std::vector<double>& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](double x, double y) { return same(x, y); });
}

bool same(const Path& a, const Path& b)
{
    return std::equal(
        a.steps.begin(), a.steps.end(), b.steps.begin(), b.steps.end(),
        [](const Path::Step& x, const Path::Step& y) { return x.from == y.from && same(x.value, y.value); });
}

bool same(const Weights& a, const Weights& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Weight& x, const Weight& y) {
        return x.entity == y.entity && same(x.value, y.value);
    });
}

bool same(const DatedWeights& a, const DatedWeights& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const DatedWeight& x, const DatedWeight& y) {
        return x.entity == y.entity && same(x.value, y.value);
    });
}

bool same(const Predicate& a, const Predicate& b)
{
    return a.type == b.type && a.attribute == b.attribute && a.comparison == b.comparison &&
           same(a.number, b.number) && a.name == b.name &&
           std::equal(a.parts.begin(), a.parts.end(), b.parts.begin(), b.parts.end(),
                      [](const Predicate& x, const Predicate& y) { return same(x, y); });
}

bool same(const Quantity& a, const Quantity& b)
{
    return a.path == b.path && same(a.written, b.written) && a.unit == b.unit && same(a.value, b.value) &&
           same(a.low, b.low) && same(a.high, b.high) && a.kind == b.kind && a.source == b.source &&
           a.role == b.role && a.distribution == b.distribution && a.is_default == b.is_default;
}

template <class T> const T& member(const FieldRow& row, void* owner)
{
    return *static_cast<const T*>(row.locate(owner));
}

bool same_field(const FieldRow& row, void* a, void* b)
{
    switch (row.type) {
    case FieldType::number:
        return same(member<double>(row, a), member<double>(row, b));
    case FieldType::path:
        return same(member<Path>(row, a), member<Path>(row, b));
    case FieldType::whole:
        return member<std::int64_t>(row, a) == member<std::int64_t>(row, b);
    case FieldType::flag:
        return member<bool>(row, a) == member<bool>(row, b);
    case FieldType::text:
        return member<std::string>(row, a) == member<std::string>(row, b);
    case FieldType::choice:
        return member<std::uint8_t>(row, a) == member<std::uint8_t>(row, b);
    case FieldType::date:
        return member<Date>(row, a) == member<Date>(row, b);
    case FieldType::reference:
        return member<Reference>(row, a) == member<Reference>(row, b);
    case FieldType::references:
        return member<References>(row, a) == member<References>(row, b);
    case FieldType::weights:
        return same(member<Weights>(row, a), member<Weights>(row, b));
    case FieldType::dated_weights:
        return same(member<DatedWeights>(row, a), member<DatedWeights>(row, b));
    case FieldType::layer_shares:
        for (std::size_t i = 0; i < num_layers; ++i) {
            if (!same(member<LayerShares>(row, a)[i], member<LayerShares>(row, b)[i])) {
                return false;
            }
        }
        return true;
    case FieldType::numbers:
        return same(member<std::vector<double>>(row, a), member<std::vector<double>>(row, b));
    case FieldType::predicate:
        return same(member<Predicate>(row, a), member<Predicate>(row, b));
    case FieldType::decision: {
        const auto& x = member<Decision>(row, a);
        const auto& y = member<Decision>(row, b);
        return x.verdict == y.verdict && same(x.grant, y.grant) && x.delay == y.delay &&
               same(x.quota, y.quota) && same(x.cap, y.cap) && x.cap_of == y.cap_of && same(x.fee, y.fee);
    }
    }
    return false;
}

std::optional<std::string> field_difference(const std::string& path, std::span<const FieldRow> rows, void* a,
                                            void* b)
{
    for (const FieldRow& row : rows) {
        if (!same_field(row, a, b)) {
            return reading::joined(path, row.key);
        }
    }
    return std::nullopt;
}

std::optional<std::string> kind_difference(const KindRow& kind, Scenario& a, Scenario& b)
{
    if (kind.count(a) != kind.count(b)) {
        return std::string(kind.name);
    }
    for (std::size_t i = 0; i < kind.count(a); ++i) {
        Entity& x = kind.entity(a, i);
        Entity& y = kind.entity(b, i);
        const std::string path = reading::joined(kind.name, x.id);
        if (x.id != y.id || x.key != y.key) {
            return path;
        }
        if (auto found = field_difference(path, reading::entity_rows(kind), &x, &y)) {
            return found;
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<std::string> difference(const Scenario& first, const Scenario& second)
{
    Scenario a = first;
    Scenario b = second;
    if (a.name != b.name || a.title != b.title || a.start != b.start || a.end != b.end) {
        return "the head";
    }
    if (a.prices.per_usd != b.prices.per_usd || a.prices.usd_deflator != b.prices.usd_deflator) {
        return "prices";
    }
    for (const GroupRow& group : groups()) {
        if (auto found =
                field_difference(std::string(group.path), group.fields, group.owner(a), group.owner(b))) {
            return found;
        }
    }
    for (const KindRow& kind : kinds()) {
        if (auto found = kind_difference(kind, a, b)) {
            return found;
        }
    }
    for (std::size_t i = 0; i < std::max(a.quantities.size(), b.quantities.size()); ++i) {
        if (i >= a.quantities.size() || i >= b.quantities.size() || !same(a.quantities[i], b.quantities[i])) {
            return "quantity " + (i < a.quantities.size() ? a.quantities[i].path : b.quantities[i].path);
        }
    }
    return std::nullopt;
}

} // namespace chokepoint::test
