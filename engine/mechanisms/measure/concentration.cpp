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

template <class Line> std::string_view firm_of(const Line& line)
{
    return line.firm.empty() ? line.id : line.firm;
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

Supplies of_memory(const Scenario& scenario, const World& world)
{
    Supplies supplies;
    for (std::size_t row = 0; row < scenario.memory_lines.size(); ++row) {
        const MemoryLine& line = scenario.memory_lines[row];
        supplies.push_back({firm_of(line), line.country.row,
                            static_cast<double>(world.memory_lines.stacks[row]) * line.stack_capacity});
    }
    return supplies;
}

Supplies of_packaging(const Scenario& scenario, const World& world)
{
    Supplies supplies;
    for (std::size_t row = 0; row < scenario.packaging_lines.size(); ++row) {
        const PackagingLine& line = scenario.packaging_lines[row];
        supplies.push_back(
            {firm_of(line), line.country.row, static_cast<double>(world.packaging_lines.packages[row])});
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

Supplies of_clouds(const Scenario& scenario, const World& world)
{
    Supplies supplies;
    for (std::size_t row = 0; row < scenario.clouds.size(); ++row) {
        const Cloud& cloud = scenario.clouds[row];
        supplies.push_back({cloud.id, cloud.country.row, world.clouds.compute_stock[row]});
    }
    return supplies;
}

//! Users, by the country of the firm that leads a framework; mixed lots of others have none.
Supplies of_frameworks(const Scenario& scenario, const World& world)
{
    Supplies supplies;
    for (std::size_t row = 0; row < scenario.frameworks.size(); ++row) {
        const Framework& framework = scenario.frameworks[row];
        supplies.push_back({framework.id, framework.country.row, world.frameworks.users[row]});
    }
    return supplies;
}

//! Use of models at the price of services.
Supplies of_labs(const Scenario& scenario, const World& world)
{
    Supplies supplies;
    const std::size_t count = scenario.labs.size();
    for (std::size_t lab = 0; lab < count; ++lab) {
        double use = 0.0;
        for (std::size_t segment = 0; segment < scenario.segments.size(); ++segment) {
            use += world.segments.use[segment * count + lab];
        }
        supplies.push_back({scenario.labs[lab].id, scenario.labs[lab].country.row, use});
    }
    return supplies;
}

} // namespace

void measure_concentration(const Scenario& scenario, const World& world, Layers& layers)
{
    report(Layer::foundry, of_foundries(scenario, world), layers);
    report(Layer::memory, of_memory(scenario, world), layers);
    report(Layer::packaging, of_packaging(scenario, world), layers);
    report(Layer::chips, of_chipmakers(scenario, world), layers);
    report(Layer::compute, of_clouds(scenario, world), layers);
    report(Layer::frameworks, of_frameworks(scenario, world), layers);
    report(Layer::models, of_labs(scenario, world), layers);
}

} // namespace chokepoint
