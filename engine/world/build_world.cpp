// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "world/build_developers.hpp"
#include "world/build_parts.hpp"
#include "world/kinds.hpp"

#include <cmath>
#include <limits>

namespace chokepoint {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

//! Slots of a line's construction pipeline: stages of the Erlang delay, or months of the longest sharp one.
std::size_t construction_width(const Scenario& scenario)
{
    if (scenario.mechanisms.time_to_build == TimeToBuild::erlang) {
        return static_cast<std::size_t>(scenario.construction.stages);
    }
    double longest = 1.0;
    const auto cover = [&](const auto& lines) {
        for (const auto& line : lines) {
            longest = std::max(longest, line.time_to_build);
        }
    };
    cover(scenario.fabs);
    cover(scenario.memory_lines);
    cover(scenario.packaging_lines);
    return static_cast<std::size_t>(std::ceil(longest));
}

void build_lines(const Scenario& scenario, World& world)
{
    const std::size_t stages = construction_width(scenario);
    const std::size_t products = scenario.products.size();

    Fabs& fabs = world.fabs;
    const std::size_t num_fabs = scenario.fabs.size();
    size_columns(num_fabs * stages, fabs.construction);
    size_columns(num_fabs, fabs.added_capacity, fabs.wafer_capacity, fabs.cumulative_wafers, fabs.start_carry,
                 fabs.defect_density, fabs.wafer_starts, fabs.wafers_out);
    fabs.die_yield.assign(num_fabs, none);
    for (std::size_t fab = 0; fab < num_fabs; ++fab) {
        fabs.cumulative_wafers[fab] = scenario.fabs[fab].cumulative_wafers;
    }

    MemoryLines& memory = world.memory_lines;
    const std::size_t num_memory = scenario.memory_lines.size();
    size_columns(num_memory * stages, memory.construction);
    size_columns(num_memory, memory.added_capacity, memory.capacity, memory.stack_carry,
                 memory.mean_deliveries);
    size_columns(num_memory, memory.stacks, memory.made, memory.finished, memory.made_total,
                 memory.delivered_total);
    size_columns(num_memory * products, memory.deliveries);

    PackagingLines& packaging = world.packaging_lines;
    const std::size_t num_packaging = scenario.packaging_lines.size();
    size_columns(num_packaging * stages, packaging.construction);
    size_columns(num_packaging, packaging.added_capacity, packaging.capacity, packaging.packages);
    size_columns(num_packaging * products, packaging.product_packages);
}

//! Whether a line runs the node of a product, or one that its roadmap may yet choose.
bool runs_node_of(const Scenario& scenario, std::size_t fab, const Product& product)
{
    const Reference node = scenario.fabs[fab].node;
    if (released(product)) {
        return node == product.node;
    }
    const References& choice = scenario.roadmaps[std::size_t(product.roadmap)].nodes;
    return choice.empty() || std::ranges::find(choice, node) != choice.end();
}

//! Whether a line may make the dies of a product.
bool supplies(const Scenario& scenario, std::size_t fab, const Product& product)
{
    const References& foundries = scenario.chipmakers[std::size_t(product.maker)].foundries;
    return runs_node_of(scenario, fab, product) &&
           std::ranges::find(foundries, static_cast<std::int32_t>(fab), &Reference::row) != foundries.end();
}

//! One row per product and line that may make it, sorted by line, then product.
void build_lots(const Scenario& scenario, World& world)
{
    std::int64_t longest = 1;
    for (std::size_t fab = 0; fab < scenario.fabs.size(); ++fab) {
        longest = std::max(longest, scenario.fabs[fab].cycle_time);
        for (std::size_t product = 0; product < scenario.products.size(); ++product) {
            if (supplies(scenario, fab, scenario.products[product])) {
                world.lot_list.push_back(
                    {{static_cast<std::int32_t>(fab)}, {static_cast<std::int32_t>(product)}});
            }
        }
    }
    Lots& lots = world.lots;
    const std::size_t count = world.lot_list.size();
    size_columns(count * static_cast<std::size_t>(longest), lots.work_in_process);
    size_columns(count, lots.wafer_starts, lots.wafers_out, lots.gross_dies, lots.good_dies,
                 lots.starts_total, lots.out_total, lots.good_total);
    size_columns(count, lots.gross_carry, lots.good_carry);
}

void build_makers(const Scenario& scenario, World& world)
{
    Chipmakers& makers = world.chipmakers;
    const std::size_t num_makers = scenario.chipmakers.size();
    size_columns(num_makers * num_memory_generations, makers.stack_stock, makers.stacks_received,
                 makers.stacks_used);
    size_columns(num_makers * num_memory_generations, makers.stack_cover, makers.stack_release);
    size_columns(num_makers, makers.units, makers.units_sold);
    size_columns(num_makers, makers.binding_input);

    size_columns(scenario.roadmaps.size(), world.roadmaps.released, world.roadmaps.due);
    Products& products = world.products;
    const std::size_t num_products = scenario.products.size();
    products.designs.resize(num_products);
    size_columns(num_products, products.die_stock, products.dies_used, products.packages,
                 products.packages_total, products.scrapped_total, products.assembled,
                 products.assembled_total, products.unit_stock, products.sold, products.price,
                 products.street_price);
    size_columns(num_products, products.package_carry, products.die_cover, products.die_release);
    size_columns(num_products * num_regions, products.orders);
    size_columns(num_products * num_regions * order_months, products.past_orders);
    size_columns(num_products, products.tpp, products.ops_8bit, products.memory_bandwidth,
                 products.io_bandwidth);
    for (std::size_t product = 0; product < num_products; ++product) {
        const Product& given = scenario.products[product];
        products.die_stock[product] = given.die_stock;
        products.unit_stock[product] = given.unit_stock;
        products.assembled_total[product] = given.unit_stock;
        set_design(products, product, given);
    }
}

void open_accounts(const Scenario& scenario, Ledger& ledger)
{
    ledger.names = {"outside"};
    const auto open = [&](std::string_view kind, const auto& entities) {
        const std::size_t first = ledger.names.size();
        for (const Entity& entity : entities) {
            ledger.names.push_back(std::string(kind) + "." + entity.id);
        }
        return first;
    };
    ledger.outside = 0;
    ledger.countries = open("countries", scenario.countries);
    ledger.funds = open("funds", scenario.funds);
    ledger.fabs = open("fabs", scenario.fabs);
    ledger.memory_lines = open("memory_lines", scenario.memory_lines);
    ledger.packaging_lines = open("packaging_lines", scenario.packaging_lines);
    ledger.chipmakers = open("chipmakers", scenario.chipmakers);
    ledger.clouds = open("clouds", scenario.clouds);
    ledger.labs = open("labs", scenario.labs);
    ledger.segments = open("segments", scenario.segments);
    ledger.routes = open("routes", scenario.routes);
    ledger.balance.assign(ledger.names.size(), 0.0);
    ledger.flow.assign(ledger.names.size(), 0.0);
}

World build(const Scenario& scenario, RandomKey random, void (*developers)(const Scenario&, World&))
{
    World world;
    world.month = scenario.start - 1;
    world.random = random;
    build_lines(scenario, world);
    build_lots(scenario, world);
    build_makers(scenario, world);
    build_users(scenario, world);
    developers(scenario, world);
    build_rules_and_routes(scenario, world);
    build_reports(scenario, world);
    build_frontiers(scenario, world);
    open_accounts(scenario, world.ledger);
    return world;
}

} // namespace

World build_world(const Scenario& scenario, RandomKey random)
{
    return build(scenario, random, build_developers);
}

World build_tables(const Scenario& scenario)
{
    return build(scenario, {}, size_developers);
}

} // namespace chokepoint
