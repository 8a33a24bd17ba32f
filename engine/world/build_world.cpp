// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "core/math.hpp"
#include "world/build_developers.hpp"
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

//! Gives every column of a kind its width; a column is rows x width zeros.
template <class... Columns> void size_columns(std::size_t cells, Columns&... columns)
{
    (columns.assign(cells, {}), ...);
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

//! Months of revenue to remember beside the last one.
std::size_t past_revenue_months(const Scenario& scenario)
{
    return static_cast<std::size_t>(std::max<std::int64_t>(1, scenario.market.revenue_lag) - 1);
}

void build_users(const Scenario& scenario, World& world)
{
    Clouds& clouds = world.clouds;
    const std::size_t num_clouds = scenario.clouds.size();
    const std::size_t pairs = num_clouds * scenario.products.size();
    size_columns(num_clouds, clouds.capex, clouds.income, clouds.cash, clouds.initial_compute,
                 clouds.compute_stock, clouds.usable_compute, clouds.hosting_revenue);
    size_columns(num_clouds * past_revenue_months(scenario), clouds.past_hosting_revenue);
    size_columns(num_clouds, clouds.cover, clouds.cover_release);
    size_columns(num_clouds, clouds.units_bought);
    size_columns(pairs, clouds.accelerators, clouds.in_transit, clouds.retired, clouds.smuggled);
    size_columns(pairs, clouds.retirement_carry, clouds.order_carry, clouds.spending);
    for (std::size_t cloud = 0; cloud < num_clouds; ++cloud) {
        clouds.initial_compute[cloud] = scenario.clouds[cloud].compute;
        clouds.compute_stock[cloud] = scenario.clouds[cloud].compute;
        clouds.usable_compute[cloud] = scenario.clouds[cloud].compute;
    }
}

void build_labs(const Scenario& scenario, World& world)
{
    Labs& labs = world.labs;
    const std::size_t num_labs = scenario.labs.size();
    const ResearchParameters& p = scenario.research;
    const auto lag = static_cast<std::size_t>(p.publication_lag);
    const auto post_lag = static_cast<std::size_t>(p.post_training_lag);
    const auto secrecy = static_cast<std::size_t>(p.secrecy_lag);
    size_columns(num_labs, labs.own_compute, labs.rented_compute, labs.usable_compute, labs.inference_compute,
                 labs.experiment_compute, labs.training_compute, labs.run_compute, labs.log_efficiency,
                 labs.post_training, labs.distilled, labs.revenue);
    size_columns(num_labs, labs.run_months);
    size_columns(num_labs, labs.open_weights);
    size_columns(num_labs * (lag + secrecy), labs.past_log_efficiency);
    size_columns(num_labs * (post_lag + secrecy), labs.past_post_training);
    size_columns(num_labs * past_revenue_months(scenario), labs.past_revenue);
    labs.past_disclosed_log_efficiency.assign(num_labs * lag, none);
    labs.past_disclosed_post_training.assign(num_labs * post_lag, none);
    for (Column<double>* column : {&labs.disclosed_log_efficiency, &labs.disclosed_post_training,
                                   &labs.capability, &labs.open_capability, &labs.effective_compute}) {
        column->assign(num_labs, none);
    }
    for (std::size_t lab = 0; lab < num_labs; ++lab) {
        labs.own_compute[lab] = scenario.labs[lab].compute;
        labs.log_efficiency[lab] = math::log(scenario.labs[lab].efficiency);
        for (std::size_t month = 0; month < lag + secrecy; ++month) {
            labs.past_log_efficiency[lab * (lag + secrecy) + month] = labs.log_efficiency[lab];
        }
    }
}

void build_segments(const Scenario& scenario, World& world)
{
    Segments& segments = world.segments;
    const std::size_t count = scenario.segments.size();
    size_columns(count, segments.adoption, segments.spending, segments.unserved);
    size_columns(count * scenario.labs.size(), segments.provider_share, segments.use);
    segments.reference_capability.assign(count, none);
    segments.capability.assign(count, none);
    for (std::size_t segment = 0; segment < count; ++segment) {
        segments.adoption[segment] = scenario.segments[segment].adopted;
    }
}

void build_rules(const Scenario& scenario, World& world)
{
    const std::size_t count = scenario.rules.size();
    Rules& rules = world.rules;
    size_columns(count, rules.units_refused, rules.units_licensed);
    size_columns(count, rules.in_force, rules.awareness);
    size_columns(count, rules.quota_carry, rules.fees);
    size_columns(count * trailing_months, rules.licensed_history, rules.base_history);
}

void build_routes(const Scenario& scenario, World& world)
{
    const std::size_t count = scenario.routes.size();
    Routes& routes = world.routes;
    size_columns(count, routes.bought, routes.arrived, routes.seized);
    size_columns(count * scenario.products.size(), routes.seized_total);
    size_columns(count * scenario.products.size(), routes.unit_carry);
    size_columns(count, routes.capacity, routes.interdiction, routes.seen, routes.profit, routes.supply);
    for (std::size_t route = 0; route < count; ++route) {
        routes.capacity[route] = scenario.routes[route].capacity;
        routes.interdiction[route] = scenario.routes[route].interdiction;
    }
}

void build_reports(const Scenario& scenario, World& world)
{
    Countries& countries = world.countries;
    size_columns(scenario.countries.size() * num_layers, countries.state_spending);
    size_columns(scenario.countries.size(), countries.unspent, countries.lost);
    for (const Country& country : scenario.countries) {
        countries.absorption.insert(countries.absorption.end(), country.absorption.begin(),
                                    country.absorption.end());
    }
    size_columns(scenario.funds.size(), world.funds.disbursed);
    build_rules(scenario, world);

    Regions& regions = world.regions;
    size_columns(num_regions * num_layers * num_origins * trailing_months, regions.use);
    size_columns(num_regions * num_origins * trailing_months, regions.chip_value, regions.chip_roofline);
    regions.supply_share.assign(num_regions * num_layers * num_origins, none);
    regions.self_sufficiency.assign(num_regions * num_layers, none);
    regions.chip_value_share.assign(num_regions * num_origins, none);
    regions.chip_roofline_share.assign(num_regions * num_origins, none);
    regions.lag.assign(num_regions * num_layers, none);
    regions.compute_stock.assign(num_regions, 0.0);
    regions.accelerators_acquired.assign(num_regions * num_channels, none);
    regions.capability.assign(num_regions, none);
    regions.gap_history.assign(num_regions * smoothing_months, none);
    regions.capability_gap.assign(num_regions, none);
    regions.capability_gap_points.assign(num_regions, none);
    regions.effective_compute_gap.assign(num_regions, none);
    regions.application_spending.assign(num_regions, 0.0);
    regions.application_revenue.assign(num_regions, 0.0);
    regions.framework_share.assign(num_regions * scenario.frameworks.size(), none);
}

//! The frontier before the start is history; history is input.
void build_frontiers(const Scenario& scenario, World& world)
{
    world.layers.frontier.assign(num_layers, none);
    world.layers.concentration.assign(num_layers, none);
    world.layers.country_concentration.assign(num_layers, none);
    world.layers.players.assign(num_layers, 0);
    const auto remember = [&](Layer layer, const Path& history) {
        const auto row = static_cast<std::size_t>(layer);
        for (const Path::Step& step : history.steps) {
            std::vector<Path::Step>& records = world.frontiers[row].records;
            if (step.from < scenario.start && (records.empty() || step.value > records.back().value)) {
                records.push_back(step);
                world.layers.frontier[row] = step.value;
            }
        }
    };
    remember(Layer::foundry, scenario.series.frontier_node_density);
    remember(Layer::memory, scenario.series.frontier_stack_bandwidth);
    remember(Layer::chips, scenario.series.frontier_chip_performance);
    remember(Layer::models, scenario.series.frontier_capability);
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

} // namespace

World build_world(const Scenario& scenario, RandomKey random)
{
    World world;
    world.month = scenario.start - 1;
    world.random = random;
    build_lines(scenario, world);
    build_lots(scenario, world);
    build_makers(scenario, world);
    build_users(scenario, world);
    build_labs(scenario, world);
    build_segments(scenario, world);
    build_developers(scenario, world);
    build_routes(scenario, world);
    build_reports(scenario, world);
    build_frontiers(scenario, world);
    open_accounts(scenario, world.ledger);
    return world;
}

} // namespace chokepoint
