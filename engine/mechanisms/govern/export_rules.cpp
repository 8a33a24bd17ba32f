// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "mechanisms/govern/closings.hpp"
#include "mechanisms/govern/decide.hpp"
#include "mechanisms/govern/govern.hpp"

namespace chokepoint {
namespace {

//! Decisions on what lines sell to the maker of a product.
template <class Line>
void compile_supply(const Scenario& scenario, const Column<std::int8_t>& in_force, Layer layer,
                    const std::vector<Line>& lines, const Shipment& shipment, Reference buyer_country,
                    std::vector<EdgeDecision>& decisions)
{
    for (const Line& line : lines) {
        Edge edge{layer, line.country, buyer_country, shipment};
        edge.shipment.seller = line.id;
        edge.shipment.buyer = shipment.maker;
        if constexpr (std::is_same_v<Line, MemoryLine>) {
            edge.shipment.numbers[static_cast<std::size_t>(Attribute::memory_bandwidth_density)] =
                line.stack_bandwidth / line.stack_area;
        }
        decisions.push_back(decide(scenario, in_force, edge));
    }
}

//! What is known of a rule: rumours go before its announcement, unless it comes as a surprise.
Awareness awareness_of(const Scenario& scenario, const Rule& rule, Month now)
{
    if (rule.acts(now)) {
        return Awareness::in_force;
    }
    const Date announced = rule.announced == Date::always() ? rule.from : rule.announced;
    if (now > rule.until.month_of() || rule.from == Date::always()) {
        return Awareness::none;
    }
    if (now >= announced.month_of()) {
        return Awareness::announced;
    }
    const bool talked_of =
        !rule.surprise && now + static_cast<int>(scenario.stockpiling.rumour_time) >= announced.month_of();
    return talked_of ? Awareness::rumour : Awareness::none;
}

//! Whether what is in force, or known of what may come, differs from last month.
bool update_awareness(const Scenario& scenario, Month now, Rules& rules)
{
    bool changed = false;
    for (std::size_t row = 0; row < scenario.rules.size(); ++row) {
        const Awareness known =
            scenario.mechanisms.rules ? awareness_of(scenario, scenario.rules[row], now) : Awareness::none;
        changed = changed || known != static_cast<Awareness>(rules.awareness[row]);
        rules.awareness[row] = static_cast<std::int8_t>(known);
        rules.in_force[row] = static_cast<std::int8_t>(known == Awareness::in_force);
        rules.units_refused[row] = 0;
    }
    return changed;
}

//! Products that a capped rule reaches at some buyer, whether it is in force or not: what its cap counts.
void find_reached(const Scenario& scenario, const Products& products, RuleTable& table)
{
    const std::size_t count = products.designs.size();
    table.reached.assign(scenario.rules.size() * count, 0);
    Column<std::int8_t> alone(scenario.rules.size(), 0);
    for (std::size_t row = 0; row < scenario.rules.size(); ++row) {
        alone[row] = 1;
        for (std::size_t product = 0; scenario.rules[row].decision.cap >= 0.0 && product < count; ++product) {
            const Product& design = products.designs[product];
            if (!released(design)) {
                continue;
            }
            Edge edge{Layer::chips,
                      scenario.chipmakers[std::size_t(design.maker)].country,
                      {},
                      describe_shipment(scenario, design)};
            edge.shipment.seller = edge.shipment.maker;
            for (const Cloud& cloud : scenario.clouds) {
                edge.buyer_country = cloud.country;
                edge.shipment.buyer = cloud.id;
                edge.shipment.owner = owner_names[static_cast<std::size_t>(cloud.owner)];
                const bool decides = decide(scenario, alone, edge).rule == static_cast<std::int32_t>(row);
                char& reached = table.reached[row * count + product];
                reached = static_cast<char>(reached != 0 || decides);
            }
        }
        alone[row] = 0;
    }
}

//! What buyers' own states refuse, whatever sellers' states say: routes do not serve states against
//! themselves.
void find_closed_at_home(const Scenario& scenario, const Products& products, const Rules& rules,
                         RuleTable& table)
{
    table.closed_at_home.assign(table.chips.size(), 0);
    if (scenario.routes.empty()) {
        return;
    }
    Column<std::int8_t> imports = rules.in_force;
    for (std::size_t row = 0; row < imports.size(); ++row) {
        imports[row] = scenario.rules[row].side == RuleSide::imports ? imports[row] : std::int8_t{0};
    }
    RuleTable home;
    compile_edges(scenario, products, imports, home);
    for (std::size_t edge = 0; edge < home.chips.size(); ++edge) {
        table.closed_at_home[edge] = static_cast<char>(home.chips[edge].verdict > Verdict::licence);
    }
}

} // namespace

void compile_edges(const Scenario& scenario, const Products& products, const Column<std::int8_t>& in_force,
                   RuleTable& table)
{
    table.chips.clear();
    table.foundry.clear();
    table.memory.clear();
    table.packaging.clear();
    table.routes.clear();
    for (const Product& product : products.designs) {
        if (!released(product)) {
            table.chips.resize(table.chips.size() + scenario.clouds.size());
            table.foundry.resize(table.foundry.size() + scenario.fabs.size());
            table.memory.resize(table.memory.size() + scenario.memory_lines.size());
            table.packaging.resize(table.packaging.size() + scenario.packaging_lines.size());
            table.routes.resize(table.routes.size() + scenario.routes.size());
            continue;
        }
        const Shipment shipment = describe_shipment(scenario, product);
        const Reference home = scenario.chipmakers[std::size_t(product.maker)].country;
        for (const Cloud& cloud : scenario.clouds) {
            Edge edge{Layer::chips, home, cloud.country, shipment};
            edge.shipment.seller = shipment.maker;
            edge.shipment.buyer = cloud.id;
            edge.shipment.owner = owner_names[static_cast<std::size_t>(cloud.owner)];
            table.chips.push_back(decide(scenario, in_force, edge));
        }
        for (const Route& route : scenario.routes) {
            Edge edge{Layer::chips, home, route.via, shipment};
            edge.shipment.seller = shipment.maker;
            edge.shipment.owner = owner_names[static_cast<std::size_t>(Owner::company)];
            table.routes.push_back(decide(scenario, in_force, edge));
        }
        compile_supply(scenario, in_force, Layer::foundry, scenario.fabs, shipment, home, table.foundry);
        compile_supply(scenario, in_force, Layer::memory, scenario.memory_lines, shipment, home,
                       table.memory);
        compile_supply(scenario, in_force, Layer::packaging, scenario.packaging_lines, shipment, home,
                       table.packaging);
    }
}

void compile_rules(const Scenario& scenario, Month now, const Products& products, Rules& rules,
                   RuleTable& table)
{
    const bool changed = update_awareness(scenario, now, rules);
    const bool new_product = std::ranges::any_of(
        products.designs, [now](const Product& product) { return product.from.first_full_month() == now; });
    if (!changed && !new_product && !table.chips.empty()) {
        return;
    }
    compile_edges(scenario, products, rules.in_force, table);
    find_closed_at_home(scenario, products, rules, table);
    find_reached(scenario, products, table);
    expect_closings(scenario, products, rules, table);
}

} // namespace chokepoint
