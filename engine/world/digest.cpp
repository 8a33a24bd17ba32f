// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "world/digest.hpp"

namespace chokepoint {
namespace {

template <class T> std::span<const T> values_of(const ColumnView& view)
{
    return {static_cast<const T*>(view.data), view.rows * view.width};
}

void add_values(Element element, const ColumnView& view, DigestStream& stream)
{
    switch (element) {
    case Element::float64:
        stream.add(values_of<double>(view));
        break;
    case Element::int64:
        stream.add(values_of<std::int64_t>(view));
        break;
    case Element::int32:
        stream.add(values_of<std::int32_t>(view));
        break;
    case Element::int8:
        stream.add(values_of<std::int8_t>(view));
        break;
    }
}

//! Agents are many: their columns enter at the start, each December and at the end.
bool counts_agents(const Scenario& scenario, Month month)
{
    return month < scenario.start || month.month() == 12 || month == scenario.end;
}

void add_state(const KindRow& kind, const Scenario& scenario, const World& world, DigestStream& stream)
{
    const bool agents = counts_agents(scenario, world.month);
    for (const ColumnRow& column : kind.columns) {
        const Role role = column.spec.role;
        if (role != Role::state && !(role == Role::population && agents)) {
            continue;
        }
        const ColumnView view = view_column(kind, column, scenario, world);
        stream.add(column.name);
        stream.add_zero_byte();
        stream.add_u64_le(view.rows);
        add_values(column.element, view, stream);
    }
}

template <class Visit> void for_each_table(Visit&& visit)
{
    for (std::span<const KindRow> list : {kinds(), derived_kinds()}) {
        for (const KindRow& kind : list) {
            if (kind.table != nullptr) {
                visit(kind);
            }
        }
    }
}

} // namespace

RunDigest::RunDigest(const Scenario& scenario, const World& world)
{
    for_each_table([&](const KindRow& kind) {
        DigestStream stream;
        add_state(kind, scenario, world, stream);
        kinds_.push_back({kind.name, stream.finish()});
    });
}

void RunDigest::add_month(const Scenario& scenario, const World& world)
{
    auto entry = kinds_.begin();
    for_each_table([&](const KindRow& kind) {
        DigestStream stream;
        stream.add_u64_le(entry->digest.low);
        stream.add_u64_le(entry->digest.high);
        add_state(kind, scenario, world, stream);
        entry->digest = stream.finish();
        ++entry;
    });
}

Digest RunDigest::finish() const
{
    DigestStream stream;
    for (const KindDigest& entry : kinds_) {
        stream.add_u64_le(entry.digest.low);
        stream.add_u64_le(entry.digest.high);
    }
    return stream.finish();
}

} // namespace chokepoint
