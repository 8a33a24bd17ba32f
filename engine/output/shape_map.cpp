// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "output/shape_map.hpp"

#include <algorithm>
#include <cstring>
#include <numeric>
#include <stdexcept>
#include <utility>

namespace chokepoint {
namespace {

constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

template <class Named> std::size_t index_of(const std::vector<Named>& list, const std::string& name)
{
    const auto found = std::ranges::find(list, name, &Named::name);
    return found == list.end() ? nowhere : static_cast<std::size_t>(found - list.begin());
}

//! Entities are sorted by id and stay so; lists of the model, which are not, are the same everywhere.
std::vector<std::string> all_ids(const std::vector<std::string>& one, const std::vector<std::string>& other)
{
    std::vector<std::string> ids = one;
    for (const std::string& id : other) {
        if (std::ranges::find(ids, id) == ids.end()) {
            ids.push_back(id);
        }
    }
    if (std::ranges::is_sorted(one) && std::ranges::is_sorted(other)) {
        std::ranges::sort(ids);
    }
    return ids;
}

//! Index of a dimension in a shape; it is taken over from another shape when it is used for the first time.
std::size_t use_dimension(ResultShape& shape, const ResultDimension& dimension)
{
    const std::size_t index = index_of(shape.dimensions, dimension.name);
    if (index != nowhere) {
        return index;
    }
    shape.dimensions.push_back(dimension);
    return shape.dimensions.size() - 1;
}

//! Adds a variable of a shape to another.
void add_variable(ResultShape& shape, const ResultVariable& variable,
                  const std::vector<ResultDimension>& dimensions)
{
    ResultVariable added = variable;
    added.width = 1;
    for (std::size_t& dimension : added.dimensions) {
        dimension = use_dimension(shape, dimensions[dimension]);
        added.width *= shape.dimensions[dimension].ids.size();
    }
    shape.variables.push_back(std::move(added));
}

ResultShape without_variables(const ResultShape& shape)
{
    return {.title = shape.title,
            .start = shape.start,
            .months = shape.months,
            .dimensions = {},
            .variables = {}};
}

//! Where each id of one dimension stands in another.
std::vector<std::size_t> places(const ResultDimension& from, const ResultDimension& to)
{
    std::vector<std::size_t> places;
    for (const std::string& id : from.ids) {
        const auto found = std::ranges::find(to.ids, id);
        if (found == to.ids.end()) {
            throw std::runtime_error("there is no place for the " + from.name + " '" + id +
                                     "', which no scenario of the study has without its overrides");
        }
        places.push_back(static_cast<std::size_t>(found - to.ids.begin()));
    }
    return places;
}

//! Places of all numbers of a month, row-major; empty if they are the same.
std::vector<std::size_t> cells_of(const ResultShape& from, const ResultVariable& variable,
                                  const ResultShape& to, const ResultVariable& target)
{
    std::vector<std::size_t> cells{0};
    for (std::size_t i = 0; i < variable.dimensions.size(); ++i) {
        const ResultDimension& old = from.dimensions[variable.dimensions[i]];
        const ResultDimension& wider = to.dimensions[target.dimensions[i]];
        if (old.name != wider.name) {
            throw std::runtime_error(variable.name + " has other dimensions");
        }
        const std::vector<std::size_t> along = places(old, wider);
        std::vector<std::size_t> longer;
        for (const std::size_t cell : cells) {
            for (const std::size_t place : along) {
                longer.push_back(cell * wider.ids.size() + place);
            }
        }
        cells = std::move(longer);
    }
    std::vector<std::size_t> same(target.width);
    std::iota(same.begin(), same.end(), std::size_t{0});
    return cells == same ? std::vector<std::size_t>{} : cells;
}

} // namespace

ResultShape shape_union(const ResultShape& one, const ResultShape& other)
{
    if (one.start != other.start || one.months != other.months) {
        throw std::logic_error("shapes of different months have no union");
    }
    std::vector<ResultDimension> dimensions = one.dimensions;
    for (const ResultDimension& dimension : other.dimensions) {
        const std::size_t index = index_of(dimensions, dimension.name);
        if (index == nowhere) {
            dimensions.push_back(dimension);
        } else {
            dimensions[index].ids = all_ids(dimensions[index].ids, dimension.ids);
        }
    }
    ResultShape both = without_variables(one);
    const auto add = [&](const ResultVariable& variable, const ResultShape& from) {
        ResultVariable added = variable;
        for (std::size_t& dimension : added.dimensions) {
            dimension = index_of(dimensions, from.dimensions[dimension].name);
        }
        add_variable(both, added, dimensions);
    };
    // Both lists are parts of one list, that of all columns: what only one has comes when its turn is.
    auto next = other.variables.begin();
    for (const ResultVariable& variable : one.variables) {
        if (index_of(other.variables, variable.name) != nowhere) {
            for (; next->name != variable.name; ++next) {
                add(*next, other);
            }
            ++next;
        }
        add(variable, one);
    }
    for (; next != other.variables.end(); ++next) {
        add(*next, other);
    }
    return both;
}

ResultShape select_variables(const ResultShape& shape, const std::function<bool(std::string_view)>& wanted)
{
    ResultShape selected = without_variables(shape);
    for (const ResultVariable& variable : shape.variables) {
        if (wanted(variable.name)) {
            add_variable(selected, variable, shape.dimensions);
        }
    }
    return selected;
}

ShapeMap::ShapeMap(const ResultShape& from, const ResultShape& to)
{
    if (from.start != to.start || from.months != to.months) {
        throw std::runtime_error("the months are not those of the study");
    }
    for (std::size_t i = 0; i < to.variables.size(); ++i) {
        const ResultVariable& target = to.variables[i];
        Variable variable{.source = {}, .source_width = 0, .size = size_of(target.stored), .cells = {}};
        const std::size_t index = index_of(from.variables, target.name);
        if (index != nowhere) {
            const ResultVariable& source = from.variables[index];
            if (source.stored != target.stored || source.dimensions.size() != target.dimensions.size()) {
                throw std::runtime_error(target.name + " is of another type");
            }
            variable.source = index;
            variable.source_width = source.width;
            variable.cells = cells_of(from, source, to, target);
        }
        identity_ = identity_ && variable.source == i && variable.cells.empty();
        variables_.push_back(std::move(variable));
    }
    identity_ = identity_ && from.variables.size() == to.variables.size();
}

void ShapeMap::place_month(std::size_t index, std::span<const std::byte> from,
                           std::span<std::byte> into) const
{
    const Variable& variable = variables_[index];
    if (variable.cells.empty()) {
        std::ranges::copy(from, into.begin());
        return;
    }
    for (std::size_t i = 0; i < variable.cells.size(); ++i) {
        std::memcpy(into.data() + variable.cells[i] * variable.size, from.data() + i * variable.size,
                    variable.size);
    }
}

} // namespace chokepoint
