// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "mechanisms/govern/closings.hpp"
#include "mechanisms/govern/decide.hpp"
#include "mechanisms/govern/govern.hpp"

namespace chokepoint {
namespace {

//! Decisions on what lines sell to the maker of a product; before its release all is allowed.
template <class Line>
void compile_supply(const Scenario& scenario, std::span<const std::int32_t> rules, Layer layer,
                    const std::vector<Line>& lines, const Product& product, const Shipment& shipment,
                    std::vector<EdgeDecision>& decisions)
{
    for (const Line& line : lines) {
        decisions.push_back(
            released(product) ? decide(scenario, rules, supply_edge(scenario, layer, line, product, shipment))
                              : EdgeDecision{});
    }
}

//! Decisions on accelerators to clouds, product x cloud.
void compile_chips(const Scenario& scenario, const Products& products, std::span<const std::int32_t> rules,
                   std::vector<EdgeDecision>& decisions)
{
    decisions.clear();
    decisions.reserve(products.designs.size() * scenario.clouds.size());
    for (const Product& product : products.designs) {
        const Shipment shipment = describe_shipment(scenario, product);
        for (const Cloud& cloud : scenario.clouds) {
            decisions.push_back(released(product)
                                    ? decide(scenario, rules, chip_edge(scenario, product, shipment, cloud))
                                    : EdgeDecision{});
        }
    }
}

//! What is known of a rule: rumours go before its announcement, unless it comes as a surprise.
Awareness awareness_of(const Scenario& scenario, const Rule& rule, Month now)
{
    if (rule.acts(now)) {
        return Awareness::in_force;
    }
    if (now > rule.until.month_of() || rule.from == Date::always()) {
        return Awareness::none;
    }
    if (now >= rule.announced_in()) {
        return Awareness::announced;
    }
    const bool talked_of =
        !rule.surprise && now + static_cast<int>(scenario.stockpiling.rumour_time) >= rule.announced_in();
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
    for (std::size_t row = 0; row < scenario.rules.size(); ++row) {
        const std::array alone{static_cast<std::int32_t>(row)};
        for (std::size_t product = 0; scenario.rules[row].decision.cap >= 0.0 && product < count; ++product) {
            const Product& design = products.designs[product];
            if (!released(design)) {
                continue;
            }
            const Shipment shipment = describe_shipment(scenario, design);
            const bool reached = std::ranges::any_of(scenario.clouds, [&](const Cloud& cloud) {
                return decide(scenario, alone, chip_edge(scenario, design, shipment, cloud)).rule == alone[0];
            });
            table.reached[row * count + product] = static_cast<char>(reached);
        }
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
    std::vector<EdgeDecision> home;
    compile_chips(scenario, products, rules_of(scenario, imports, Layer::chips), home);
    for (std::size_t edge = 0; edge < home.size(); ++edge) {
        table.closed_at_home[edge] = static_cast<char>(home[edge].verdict > Verdict::licence);
    }
}

} // namespace

void compile_edges(const Scenario& scenario, const Products& products, const Column<std::int8_t>& in_force,
                   RuleTable& table)
{
    const std::vector<std::int32_t> chips = rules_of(scenario, in_force, Layer::chips);
    const std::vector<std::int32_t> foundry = rules_of(scenario, in_force, Layer::foundry);
    const std::vector<std::int32_t> memory = rules_of(scenario, in_force, Layer::memory);
    const std::vector<std::int32_t> packaging = rules_of(scenario, in_force, Layer::packaging);
    compile_chips(scenario, products, chips, table.chips);
    const auto empty = [&](std::vector<EdgeDecision>& decisions, std::size_t counterparts) {
        decisions.clear();
        decisions.reserve(products.designs.size() * counterparts);
    };
    empty(table.foundry, scenario.fabs.size());
    empty(table.memory, scenario.memory_lines.size());
    empty(table.packaging, scenario.packaging_lines.size());
    empty(table.routes, scenario.routes.size());
    for (const Product& product : products.designs) {
        const Shipment shipment = describe_shipment(scenario, product);
        compile_supply(scenario, foundry, Layer::foundry, scenario.fabs, product, shipment, table.foundry);
        compile_supply(scenario, memory, Layer::memory, scenario.memory_lines, product, shipment,
                       table.memory);
        compile_supply(scenario, packaging, Layer::packaging, scenario.packaging_lines, product, shipment,
                       table.packaging);
        for (const Route& route : scenario.routes) {
            table.routes.push_back(
                released(product) ? decide(scenario, chips, chip_edge(scenario, product, shipment, route.via))
                                  : EdgeDecision{});
        }
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
