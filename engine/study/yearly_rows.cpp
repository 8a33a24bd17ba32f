// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study/yearly_rows.hpp"

#include <array>
#include <stdexcept>
#include <utility>

namespace chokepoint {
namespace {

constexpr std::array<std::string_view, 7> variables_shown{
    "region_self_sufficiency", "region_compute_stock", "region_capability", "region_capability_gap",
    "region_framework_share",  "segment_adoption",     "chipmaker_units",
};

double value_at(const ColumnView& view, Element element, std::size_t i)
{
    switch (element) {
    case Element::float64:
        return static_cast<const double*>(view.data)[i];
    case Element::int64:
        return static_cast<double>(static_cast<const std::int64_t*>(view.data)[i]);
    case Element::int32:
        return static_cast<double>(static_cast<const std::int32_t*>(view.data)[i]);
    case Element::int8:
        return static_cast<double>(static_cast<const std::int8_t*>(view.data)[i]);
    }
    return 0.0;
}

//! Of a flow's sum over a year: `units/month` adds up to `units`.
std::string unit_of_sum(std::string_view unit)
{
    constexpr std::string_view monthly = "/month";
    return std::string(unit.ends_with(monthly) ? unit.substr(0, unit.size() - monthly.size()) : unit);
}

//! Ids of the cells of one entity, in their order: `chips`, `chips/allied`; one empty id without dimensions.
std::vector<std::string> parts_of_row(const ColumnSpec& spec, const Scenario& scenario, const World& world)
{
    std::vector<std::string> parts{""};
    for (const std::string_view dimension : {spec.dim1, spec.dim2}) {
        if (dimension.empty()) {
            continue;
        }
        std::vector<std::string> longer;
        for (const std::string& part : parts) {
            for (const std::string& id : dimension_ids(dimension, scenario, world)) {
                longer.push_back(part.empty() ? id : part + "/" + id);
            }
        }
        parts = std::move(longer);
    }
    return parts;
}

} // namespace

std::span<const std::string_view> yearly_variables()
{
    return variables_shown;
}

YearlyRows::YearlyRows(const Scenario& scenario, const World& initial,
                       std::span<const std::string_view> variables)
{
    for (const std::string_view name : variables) {
        const NamedColumn named = find_column(name);
        if (named.kind != nullptr) {
            follow(named, name, scenario, initial);
        }
    }
}

void YearlyRows::follow(const NamedColumn& named, std::string_view name, const Scenario& scenario,
                        const World& initial)
{
    const ColumnRow& column = *named.column;
    Followed followed{named, rows_.size(), 0};
    const std::vector<std::string> parts = parts_of_row(column.spec, scenario, initial);
    for (const std::string& entity : named.kind->ids(scenario, initial)) {
        for (const std::string& part : parts) {
            YearlyRow row;
            row.variable = name;
            row.text = column.text;
            row.unit = column.spec.cells == Cells::sum ? unit_of_sum(column.spec.unit)
                                                       : std::string(column.spec.unit);
            row.entity = entity;
            row.part = part;
            rows_.push_back(std::move(row));
        }
    }
    followed.count = rows_.size() - followed.first_row;
    const ColumnView view = view_column(*named.kind, column, scenario, initial);
    if (view.rows * view.width != followed.count) {
        throw std::logic_error("the column " + std::string(name) + " has not the size of its dimensions");
    }
    followed_.push_back(followed);
}

void YearlyRows::add_month(const Scenario& scenario, const World& world)
{
    const bool new_year = years_.empty() || years_.back() != world.month.year();
    if (new_year) {
        years_.push_back(world.month.year());
    }
    for (const Followed& followed : followed_) {
        const ColumnRow& column = *followed.named.column;
        const ColumnView view = view_column(*followed.named.kind, column, scenario, world);
        const bool sum = column.spec.cells == Cells::sum;
        for (std::size_t i = 0; i < followed.count; ++i) {
            std::vector<double>& values = rows_[followed.first_row + i].values;
            const double value = value_at(view, column.element, i);
            if (new_year) {
                values.push_back(value);
            } else {
                values.back() = sum ? values.back() + value : value;
            }
        }
    }
}

void YearlyRows::finish(Headline& headline)
{
    headline.years = std::move(years_);
    headline.rows = std::move(rows_);
}

} // namespace chokepoint
