// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "mechanisms/govern/closings.hpp"

namespace chokepoint {
namespace {

//! Share of what is wanted that a decision lets through for good.
double openness(const Scenario& scenario, const EdgeDecision& decision)
{
    if (decision.verdict == Verdict::licence) {
        return scenario.rules[static_cast<std::size_t>(decision.rule)].decision.grant;
    }
    return decision.verdict < Verdict::licence ? 1.0 : 0.0;
}

//! Edges that would close, wholly or in part, get at least that share of `belief`.
void foresee(const Scenario& scenario, const std::vector<EdgeDecision>& today,
             const std::vector<EdgeDecision>& then, double belief, std::vector<double>& closing)
{
    for (std::size_t edge = 0; edge < today.size(); ++edge) {
        const double open = openness(scenario, today[edge]);
        const double lost = open > 0.0 ? 1.0 - openness(scenario, then[edge]) / open : 0.0;
        closing[edge] = std::max(closing[edge], belief * lost);
    }
}

//! Rules in force and those of which at least so much is known, as if they acted today.
void foresee_rules(const Scenario& scenario, const Products& products, const Rules& rules, Awareness least,
                   double belief, RuleTable& table)
{
    Column<std::int8_t> acting = rules.in_force;
    for (std::size_t row = 0; row < acting.size(); ++row) {
        acting[row] = static_cast<std::int8_t>(rules.awareness[row] >= static_cast<std::int8_t>(least));
    }
    if (acting == rules.in_force) {
        return;
    }
    RuleTable then;
    compile_edges(scenario, products, acting, then);
    foresee(scenario, table.chips, then.chips, belief, table.chips_closing);
    foresee(scenario, table.foundry, then.foundry, belief, table.foundry_closing);
    foresee(scenario, table.memory, then.memory, belief, table.memory_closing);
}

//! What a buyer always fears of a seller.
double standing_hazard(const Scenario& scenario, Reference seller, Reference buyer)
{
    const Country& from = scenario.countries[std::size_t(seller)];
    const Country& to = scenario.countries[std::size_t(buyer)];
    const bool trusted = seller == buyer || (!to.bloc.empty() && to.bloc == from.bloc);
    return trusted ? 0.0 : to.perceived_hazard;
}

} // namespace

void expect_closings(const Scenario& scenario, const Products& products, const Rules& rules, RuleTable& table)
{
    table.chips_closing.assign(table.chips.size(), 0.0);
    table.foundry_closing.assign(table.foundry.size(), 0.0);
    table.memory_closing.assign(table.memory.size(), 0.0);
    if (!scenario.mechanisms.stockpiling) {
        return;
    }
    const auto fear = [&](const auto& lines, Reference buyer, std::size_t product,
                          std::vector<double>& closing) {
        for (std::size_t line = 0; line < lines.size(); ++line) {
            closing[product * lines.size() + line] = standing_hazard(scenario, lines[line].country, buyer);
        }
    };
    const std::size_t num_clouds = scenario.clouds.size();
    for (std::size_t product = 0; product < products.designs.size(); ++product) {
        const Reference home = scenario.chipmakers[std::size_t(products.designs[product].maker)].country;
        for (std::size_t cloud = 0; cloud < num_clouds; ++cloud) {
            table.chips_closing[product * num_clouds + cloud] =
                standing_hazard(scenario, home, scenario.clouds[cloud].country);
        }
        fear(scenario.fabs, home, product, table.foundry_closing);
        fear(scenario.memory_lines, home, product, table.memory_closing);
    }
    const double rumours = scenario.stockpiling.rumour_strength;
    foresee_rules(scenario, products, rules, Awareness::rumour, rumours, table);
    foresee_rules(scenario, products, rules, Awareness::announced, 1.0, table);
}

} // namespace chokepoint
