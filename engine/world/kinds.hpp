// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "world/world.hpp"

namespace chokepoint {

//! A kind of entity: its rows, and where its parameters and its table stand.
struct KindRow {
    std::string_view name;     //!< as in scenarios: "fabs"
    std::string_view singular; //!< prefix of its variables: "fab"
    std::string_view text;
    std::span<const FieldRow> fields;   //!< without `from` and `until`, which every entity has
    std::span<const ColumnRow> columns; //!< empty for kinds that remember nothing
    std::size_t (*count)(const Scenario&);
    void (*resize)(Scenario&, std::size_t);
    Entity& (*entity)(Scenario&, std::size_t);
    void* (*table)(World&);                                         //!< nullptr without columns
    std::size_t (*rows)(const Scenario&, const World&);             //!< of the table
    std::vector<std::string> (*ids)(const Scenario&, const World&); //!< of the rows, in row order
};

//! Kinds that scenarios declare, in the order of the digest and of documentation.
std::span<const KindRow> kinds();

//! Tables that follow from others: `regions`, `layers`, `lots`, `ledger`. They have no fields and no
//! entities: `count`, `resize` and `entity` are nullptr.
std::span<const KindRow> derived_kinds();

//! The kind of that name, or nullptr.
const KindRow* find_kind(std::string_view name);

//! A column under the name that result files give it: `region_compute_stock`.
struct NamedColumn {
    const KindRow* kind = nullptr; //!< nullptr: no column has the name
    const ColumnRow* column = nullptr;
};

//! The column of that name, whether it is written or hidden.
NamedColumn find_column(std::string_view name);

//! A column of a world without its type. The view may be written through only if the world may.
ColumnView view_column(const KindRow& kind, const ColumnRow& column, const Scenario& scenario,
                       const World& world);

//! Ids along a dimension that columns name: `layer`, `origin`, `channel`, `generation`, or a kind's singular.
std::vector<std::string> dimension_ids(std::string_view dimension, const Scenario& scenario,
                                       const World& world);

//! Row of an entity by id, or none.
Reference find_entity(const KindRow& kind, const Scenario& scenario, std::string_view id);

//! A named group of world-wide fields: `horizon` is not among them.
struct GroupRow {
    std::string_view path; //!< "mechanisms", "parameters.market", "series"
    std::string_view text;
    std::span<const FieldRow> fields;
    void* (*owner)(Scenario&);
};

std::span<const GroupRow> groups();

} // namespace chokepoint
