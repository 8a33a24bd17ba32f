// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "laws/concentration.hpp"
#include "mechanisms/measure/measure.hpp"
#include "mechanisms/performance.hpp"

#include <algorithm>

namespace chokepoint {
namespace {

//! What one supplier brought this month, in the unit of its layer.
struct Supply {
    std::string_view firm;
    std::int32_t country = 0;
    double amount = 0.0;
};

using Supplies = std::vector<Supply>;

//! Lines may belong to a firm with others; everyone else is a firm.
template <class Supplier> std::string_view firm_of(const Supplier& supplier)
{
    if constexpr (requires { supplier.firm; }) {
        return supplier.firm.empty() ? supplier.id : supplier.firm;
    } else {
        return supplier.id;
    }
}

//! What each of the entities brings, by its row.
template <class Suppliers, class Amount> Supplies supplies_of(const Suppliers& suppliers, Amount amount)
{
    Supplies supplies;
    for (std::size_t row = 0; row < suppliers.size(); ++row) {
        supplies.push_back({firm_of(suppliers[row]), suppliers[row].country.row, amount(row)});
    }
    return supplies;
}

//! Amounts of equal keys added up, in the order of the keys.
template <class Key> std::vector<double> add_by(Supplies& supplies, Key key)
{
    std::ranges::stable_sort(supplies, {}, key);
    std::vector<double> amounts;
    for (std::size_t row = 0; row < supplies.size(); ++row) {
        const bool same = row > 0 && supplies[row].*key == supplies[row - 1].*key;
        if (same) {
            amounts.back() += supplies[row].amount;
        } else {
            amounts.push_back(supplies[row].amount);
        }
    }
    return amounts;
}

void report(Layer layer, Supplies supplies, Layers& layers)
{
    std::erase_if(supplies, [](const Supply& supply) { return !(supply.amount > 0.0); });
    const auto row = static_cast<std::size_t>(layer);
    const std::vector<double> by_firm = add_by(supplies, &Supply::firm);
    layers.players[row] = static_cast<std::int64_t>(by_firm.size());
    layers.concentration[row] = laws::herfindahl_index(by_firm);
    layers.country_concentration[row] = laws::herfindahl_index(add_by(supplies, &Supply::country));
}

Supplies of_foundries(const Scenario& scenario, const World& world)
{
    Supplies supplies;
    for (std::size_t row = 0; row < world.lot_list.size(); ++row) {
        const Fab& fab = scenario.fabs[std::size_t(world.lot_list[row].fab)];
        const Product& product = world.products.designs[std::size_t(world.lot_list[row].product)];
        supplies.push_back({firm_of(fab), fab.country.row,
                            static_cast<double>(world.lots.good_dies[row]) * product.die_area});
    }
    return supplies;
}

Supplies of_chipmakers(const Scenario& scenario, const World& world)
{
    Supplies supplies;
    for (std::size_t row = 0; row < world.products.designs.size(); ++row) {
        const Product& product = world.products.designs[row];
        const Chipmaker& maker = scenario.chipmakers[std::size_t(product.maker)];
        supplies.push_back({maker.id, maker.country.row,
                            static_cast<double>(world.products.sold[row]) * h100_equivalents(product)});
    }
    return supplies;
}

//! Use of a lab's models at the price of services.
double use_of(const Scenario& scenario, const Segments& segments, std::size_t lab)
{
    double use = 0.0;
    for (std::size_t segment = 0; segment < scenario.segments.size(); ++segment) {
        use += segments.use[segment * scenario.labs.size() + lab];
    }
    return use;
}

} // namespace

void measure_concentration(const Scenario& scenario, const World& world, Layers& layers)
{
    report(Layer::foundry, of_foundries(scenario, world), layers);
    report(Layer::memory,
           supplies_of(scenario.memory_lines,
                       [&](std::size_t row) {
                           return static_cast<double>(world.memory_lines.stacks[row]) *
                                  scenario.memory_lines[row].stack_capacity;
                       }),
           layers);
    report(Layer::packaging,
           supplies_of(
               scenario.packaging_lines,
               [&](std::size_t row) { return static_cast<double>(world.packaging_lines.packages[row]); }),
           layers);
    report(Layer::chips, of_chipmakers(scenario, world), layers);
    report(Layer::compute,
           supplies_of(scenario.clouds, [&](std::size_t row) { return world.clouds.compute_stock[row]; }),
           layers);
    report(Layer::frameworks,
           supplies_of(scenario.frameworks, [&](std::size_t row) { return world.frameworks.users[row]; }),
           layers);
    report(Layer::models,
           supplies_of(scenario.labs, [&](std::size_t row) { return use_of(scenario, world.segments, row); }),
           layers);
}

} // namespace chokepoint
