// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "output/variables.hpp"

#include <algorithm>
#include <utility>

namespace chokepoint {
namespace {

std::string dimension_text(std::string_view name)
{
    for (const std::span<const KindRow> list : {kinds(), derived_kinds()}) {
        for (const KindRow& kind : list) {
            if (kind.singular == name) {
                return std::string(kind.text);
            }
        }
    }
    if (name == "origin") {
        return "Where a supplier is, seen from its user";
    }
    if (name == "channel") {
        return "How an accelerator reaches its user";
    }
    return "Id of the " + std::string(name);
}

Stored stored_as(const ColumnRow& column)
{
    switch (column.element) {
    case Element::float64:
        return column.spec.single ? Stored::float32 : Stored::float64;
    case Element::int8:
        return Stored::int8;
    case Element::int32:
    case Element::int64:
        break;
    }
    return Stored::int64;
}

//! Index of a dimension of the shape, which is added when it is used for the first time.
std::size_t use_dimension(ResultShape& shape, std::string_view name, const Scenario& scenario,
                          const World& world)
{
    for (std::size_t i = 0; i < shape.dimensions.size(); ++i) {
        if (shape.dimensions[i].name == name) {
            return i;
        }
    }
    shape.dimensions.push_back(
        {std::string(name), dimension_text(name), dimension_ids(name, scenario, world)});
    return shape.dimensions.size() - 1;
}

void add_variable(ResultShape& shape, const KindRow& kind, const ColumnRow& column, const Scenario& scenario,
                  const World& world)
{
    for (const std::string_view name : {column.spec.dim1, column.spec.dim2}) {
        if (!name.empty() && dimension_ids(name, scenario, world).empty()) {
            return;
        }
    }
    ResultVariable variable{.name = std::string(kind.singular) + "_" + std::string(column.name),
                            .text = std::string(column.text),
                            .unit = std::string(column.spec.unit),
                            .cells = column.spec.cells,
                            .stored = stored_as(column),
                            .dimensions = {},
                            .width = 1,
                            .flags = column.spec.flags,
                            .kind = &kind,
                            .column = &column};
    for (const std::string_view name : {kind.singular, column.spec.dim1, column.spec.dim2}) {
        if (!name.empty()) {
            variable.dimensions.push_back(use_dimension(shape, name, scenario, world));
            variable.width *= shape.dimensions[variable.dimensions.back()].ids.size();
        }
    }
    shape.variables.push_back(std::move(variable));
}

} // namespace

std::size_t size_of(Stored stored)
{
    switch (stored) {
    case Stored::int8:
        return 1;
    case Stored::float32:
        return 4;
    case Stored::int64:
    case Stored::float64:
        break;
    }
    return 8;
}

bool same_layout(const ResultShape& one, const ResultShape& other)
{
    const auto same_dimension = [](const ResultDimension& a, const ResultDimension& b) {
        return a.name == b.name && a.ids == b.ids;
    };
    const auto same_variable = [](const ResultVariable& a, const ResultVariable& b) {
        return a.name == b.name && a.stored == b.stored && a.dimensions == b.dimensions;
    };
    return one.start == other.start && one.months == other.months &&
           std::ranges::equal(one.dimensions, other.dimensions, same_dimension) &&
           std::ranges::equal(one.variables, other.variables, same_variable);
}

ResultShape result_shape(const Scenario& scenario, const World& world)
{
    ResultShape shape{.title = scenario.title.empty() ? scenario.name : scenario.title,
                      .start = scenario.start,
                      .months = scenario.months(),
                      .dimensions = {},
                      .variables = {}};
    // What is reported by region and layer comes first: it is what most readers open a file for.
    for (const std::span<const KindRow> list : {derived_kinds(), kinds()}) {
        for (const KindRow& kind : list) {
            if (dimension_ids(kind.singular, scenario, world).empty()) {
                continue;
            }
            for (const ColumnRow& column : kind.columns) {
                if (column.spec.cells != Cells::hidden) {
                    add_variable(shape, kind, column, scenario, world);
                }
            }
        }
    }
    return shape;
}

} // namespace chokepoint
