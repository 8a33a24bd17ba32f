// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "world/branch.hpp"

#include "world/build_parts.hpp"
#include "world/kinds.hpp"

#include <algorithm>
#include <cstring>

namespace chokepoint {
namespace {

constexpr std::string_view rules_kind = "rules";

std::vector<std::string> ids_of(const KindRow& kind, const Scenario& scenario)
{
    std::vector<std::string> ids;
    for (std::size_t row = 0; row < kind.count(scenario); ++row) {
        // The rows serve reading and writing; nothing is written through this one.
        ids.push_back(kind.entity(const_cast<Scenario&>(scenario), row).id);
    }
    return ids;
}

//! An id that only one of two sorted lists has.
std::string odd_one(const std::vector<std::string>& one, const std::vector<std::string>& other)
{
    std::vector<std::string> odd;
    std::ranges::set_symmetric_difference(one, other, std::back_inserter(odd));
    return odd.empty() ? std::string() : odd.front();
}

//! Copies the rows of rules that both scenarios have.
void keep_common_rules(const World& from, const Scenario& trunk, World& into, const Scenario& branch)
{
    const KindRow& kind = *find_kind(rules_kind);
    for (const ColumnRow& column : kind.columns) {
        const ColumnView old = view_column(kind, column, trunk, from);
        const ColumnView fresh = view_column(kind, column, branch, into);
        const std::size_t bytes = fresh.width * size_of(column.element);
        for (std::size_t row = 0; row < branch.rules.size(); ++row) {
            const auto same = std::ranges::find(trunk.rules, branch.rules[row].id, &Rule::id);
            if (same != trunk.rules.end()) {
                const auto source = static_cast<std::size_t>(same - trunk.rules.begin());
                std::memcpy(static_cast<std::byte*>(fresh.data) + row * bytes,
                            static_cast<const std::byte*>(old.data) + source * bytes, bytes);
            }
        }
    }
}

//! Designs that are given, and not released since, are what the branch says. Stocks at the start were.
void take_given_designs(const Scenario& branch, Products& products)
{
    for (std::size_t product = 0; product < products.designs.size(); ++product) {
        const Product& given = branch.products[product];
        if (!given.roadmap.given()) {
            Product design = given;
            design.die_stock = products.designs[product].die_stock;
            design.unit_stock = products.designs[product].unit_stock;
            show_design(products, product, design);
        }
    }
}

//! Whether the columns of a kind have as many numbers in both.
bool same_sizes(const KindRow& kind, const Scenario& trunk, const World& one, const Scenario& branch,
                const World& other)
{
    return std::ranges::all_of(kind.columns, [&](const ColumnRow& column) {
        const ColumnView view = view_column(kind, column, trunk, one);
        const ColumnView same = view_column(kind, column, branch, other);
        return view.rows == same.rows && view.width == same.width;
    });
}

} // namespace

std::string branch_obstacle(const Scenario& trunk, const Scenario& branch)
{
    const auto differ = [&](std::string_view kind, const std::string& id) {
        return "'" + trunk.name + "' and '" + branch.name + "' do not have the same " + std::string(kind) +
               " ('" + id + "' is in one of them only)";
    };
    for (const KindRow& kind : kinds()) {
        if (kind.name != rules_kind) {
            const std::string odd = odd_one(ids_of(kind, trunk), ids_of(kind, branch));
            if (!odd.empty()) {
                return differ(kind.name, odd);
            }
        }
    }
    const World one = build_tables(trunk);
    const World other = build_tables(branch);
    for (const std::span<const KindRow> list : {kinds(), derived_kinds()}) {
        for (const KindRow& kind : list) {
            if (kind.table != nullptr && kind.name != rules_kind &&
                (kind.ids(trunk, one) != kind.ids(branch, other) ||
                 !same_sizes(kind, trunk, one, branch, other))) {
                return "'" + trunk.name + "' and '" + branch.name + "' keep other " + std::string(kind.name) +
                       " (what is made where and how long it takes shapes what is under way)";
            }
        }
    }
    return {};
}

World branched(const World& world, const Scenario& trunk, const Scenario& branch)
{
    World next = world;
    World fresh;
    build_rules_and_routes(branch, fresh);
    next.rules = std::move(fresh.rules);
    keep_common_rules(world, trunk, next, branch);
    next.rule_table = {}; // compiled anew
    take_given_designs(branch, next.products);
    return next;
}

} // namespace chokepoint
