// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "support/worlds.hpp"

#include "core/random.hpp"

#include <algorithm>

namespace chokepoint::testing {
namespace {

void fill(std::span<const FieldRow> fields, void* owner)
{
    for (const FieldRow& field : fields) {
        if (field.spec.fallback.type != Fallback::Type::value) {
            continue;
        }
        void* member = field.locate(owner);
        const double value = field.spec.fallback.value;
        if (field.type == FieldType::number) {
            *static_cast<double*>(member) = value;
        } else if (field.type == FieldType::whole) {
            *static_cast<std::int64_t*>(member) = static_cast<std::int64_t>(value);
        } else if (field.type == FieldType::path) {
            static_cast<Path*>(member)->steps = {{Date::always().month_of(), value}};
        }
    }
}

} // namespace

std::uint64_t TestNumbers::next()
{
    state_ += 0x9E3779B97F4A7C15ULL;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31U);
}

double TestNumbers::between(double low, double high)
{
    const double unit = static_cast<double>(next() >> 11U) * 0x1p-53;
    return low + (high - low) * unit;
}

std::int64_t TestNumbers::whole(std::int64_t low, std::int64_t high)
{
    const auto width = static_cast<std::uint64_t>(high - low + 1);
    return low + static_cast<std::int64_t>(next() % width);
}

void apply_defaults(Scenario& scenario, std::string_view kind)
{
    const KindRow& row = *find_kind(kind);
    for (std::size_t i = 0; i < row.count(scenario); ++i) {
        fill(row.fields, &row.entity(scenario, i));
    }
}

void apply_defaults(Scenario& scenario)
{
    for (const GroupRow& group : groups()) {
        fill(group.fields, group.owner(scenario));
    }
    for (const KindRow& kind : kinds()) {
        for (std::size_t i = 0; i < kind.count(scenario); ++i) {
            fill(kind.fields, &kind.entity(scenario, i));
        }
    }
}

void finish(Scenario& scenario)
{
    for (const KindRow& kind : kinds()) {
        for (std::size_t i = 0; i < kind.count(scenario); ++i) {
            Entity& entity = kind.entity(scenario, i);
            entity.key = entity_key(std::string(kind.name) + "." + entity.id);
        }
    }
}

Digest run_digest(const Scenario& scenario, RandomKey random)
{
    RunDigest digest(scenario, build_world(scenario, random));
    simulate(scenario, random, [&](const Scenario& s, const World& world) { digest.add_month(s, world); });
    return digest.finish();
}

std::vector<KindDigest> kind_digests(const Scenario& scenario, RandomKey random)
{
    RunDigest digest(scenario, build_world(scenario, random));
    simulate(scenario, random, [&](const Scenario& s, const World& world) { digest.add_month(s, world); });
    return digest.kinds();
}

} // namespace chokepoint::testing
