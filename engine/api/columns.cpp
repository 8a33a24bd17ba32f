// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "world/kinds.hpp"

#include <chokepoint/simulation.hpp>

#include <array>
#include <stdexcept>

namespace chokepoint {
namespace {

//! All values of a column, whatever its rows. Seen as one row, its width is its size.
template <class T> std::span<const T> values_of(const World& world, std::string_view name, Element element)
{
    constexpr std::array<std::string_view, 4> elements{"column", "column_whole", "an index", "column_flags"};
    const NamedColumn found = find_column(name);
    if (found.kind == nullptr) {
        throw std::invalid_argument("no column is called '" + std::string(name) + "'");
    }
    if (found.column->element != element) {
        throw std::invalid_argument("column '" + std::string(name) +
                                    "' is of another type; it is read with " +
                                    std::string(elements[static_cast<std::size_t>(found.column->element)]));
    }
    // Views serve reading and writing; nothing is written through this one.
    const ColumnView view = found.column->view(found.kind->table(const_cast<World&>(world)), 1);
    return {static_cast<const T*>(view.data), view.width};
}

} // namespace

std::span<const double> column(const World& world, std::string_view name)
{
    return values_of<double>(world, name, Element::float64);
}

std::span<const std::int64_t> column_whole(const World& world, std::string_view name)
{
    return values_of<std::int64_t>(world, name, Element::int64);
}

std::span<const std::int8_t> column_flags(const World& world, std::string_view name)
{
    return values_of<std::int8_t>(world, name, Element::int8);
}

std::vector<std::string> dimension_ids(const Scenario& scenario, std::string_view dimension)
{
    return dimension_ids(dimension, scenario, build_world(scenario, {}));
}

} // namespace chokepoint
