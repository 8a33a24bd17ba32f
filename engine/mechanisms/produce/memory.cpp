// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "core/whole.hpp"
#include "mechanisms/produce/cover.hpp"
#include "mechanisms/produce/produce.hpp"
#include "mechanisms/produce/supply.hpp"
#include "mechanisms/share_out.hpp"

#include <cmath>

namespace chokepoint {
namespace {

//! Whether a line makes the stacks of a product and has a contract with its maker.
bool supplies(const Scenario& scenario, std::size_t line, const Product& product)
{
    const References& contracts = scenario.chipmakers[std::size_t(product.maker)].memory;
    return product.stacks > 0 && scenario.memory_lines[line].generation == product.generation &&
           std::ranges::find(contracts, static_cast<std::int32_t>(line), &Reference::row) != contracts.end();
}

//! Stacks that a maker wants for a product: for the mean order, and a part of what its stock lacks.
//! Products of one maker share the stock of a generation; each counts on its part by orders.
double wanted_stacks(const Scenario& scenario, const Chipmakers& chipmakers, const Products& products,
                     const Plan& plan, std::size_t row)
{
    const Product& product = products.designs[row];
    const double use = plan.orders[row] * static_cast<double>(product.stacks);
    if (!(use > 0.0)) {
        return 0.0;
    }
    const std::size_t cell = stack_cell(product);
    const double held = (static_cast<double>(chipmakers.stack_stock[cell]) - plan.covered_stacks[cell]) *
                        use / plan.stack_use[cell];
    const ProductionParameters& p = scenario.production;
    return std::max(0.0, use + (use * (p.stock_time + p.finished_time) - held) / p.correction_time);
}

//! Stacks that a maker wants for a product to fill its cover, by its part in the use of that generation.
double wanted_cover(const Scenario& scenario, const Chipmakers& chipmakers, const Products& products,
                    const Plan& plan, std::size_t row)
{
    const Product& product = products.designs[row];
    const std::size_t cell = stack_cell(product);
    const double use = plan.orders[row] * static_cast<double>(product.stacks);
    const double missing = chipmakers.stack_cover[cell] - plan.covered_stacks[cell];
    return use > 0.0 ? missing * (use / plan.stack_use[cell]) / cover_time(scenario, plan.stack_cover[row])
                     : 0.0;
}

//! What each line is asked for, by product.
void claim_stacks(const Scenario& scenario, Month now, const RuleTable& rules, const MemoryLines& lines,
                  const Chipmakers& chipmakers, const Products& products, Plan& plan, Rules& refusals)
{
    const std::size_t num_products = scenario.products.size();
    const std::size_t num_lines = scenario.memory_lines.size();
    plan.claims.assign(num_lines * num_products, 0.0);
    for (std::size_t product = 0; product < num_products; ++product) {
        list_memory_suppliers(scenario, rules, lines, products, product, plan);
        const double wanted = wanted_stacks(scenario, chipmakers, products, plan, product);
        split_over(scenario, now, wanted, plan.suppliers, refusals);
        ask_for_cover(scenario, now, wanted_cover(scenario, chipmakers, products, plan, product),
                      plan.suppliers);
        for (const Supplier& supplier : plan.suppliers) {
            plan.claims[supplier.row * num_products + product] = supplier.asked;
        }
    }
}

//! A line delivers what is wanted from what it holds and makes, and makes beyond that what its finished stock
//! lacks, as far as its capacity goes.
void deliver(const Scenario& scenario, std::size_t line, double wanted, MemoryLines& lines)
{
    const auto held = static_cast<double>(lines.finished[line]);
    const double capacity = lines.capacity[line];
    const std::int64_t delivered = whole(std::min(wanted, held + capacity), lines.stack_carry[line]);
    const double target = lines.mean_deliveries[line] * scenario.memory_lines[line].finished_time;
    const double for_stock = (target - held) / scenario.production.correction_time;
    const double wish = std::min(static_cast<double>(delivered) + for_stock, capacity);
    const std::int64_t made = std::max(static_cast<std::int64_t>(std::floor(std::max(0.0, wish))),
                                       delivered - lines.finished[line]);
    lines.mean_deliveries[line] +=
        (static_cast<double>(delivered) - lines.mean_deliveries[line]) / delivery_smoothing;
    lines.stacks[line] = delivered;
    lines.made[line] = made;
    lines.finished[line] += made - delivered;
    lines.made_total[line] += made;
    lines.delivered_total[line] += delivered;
}

//! A line delivers what it is asked for; where that is more than it can, in proportion to the claims.
void deliver_stacks(const Scenario& scenario, std::size_t line, const Products& products, Plan& plan,
                    MemoryLines& lines, Chipmakers& chipmakers, Ledger& ledger)
{
    const std::size_t num_products = scenario.products.size();
    const std::span<const double> claims{plan.claims.data() + line * num_products, num_products};
    const std::span<std::int64_t> deliveries{lines.deliveries.data() + line * num_products, num_products};
    double wanted = 0.0;
    for (const double claim : claims) {
        wanted += claim;
    }
    deliver(scenario, line, wanted, lines);
    share_out_by_tier(lines.stacks[line], claims, plan.tiers, deliveries);
    for (std::size_t product = 0; product < num_products; ++product) {
        const Product& given = products.designs[product];
        const auto maker = std::size_t(given.maker);
        const std::size_t cell = stack_cell(given);
        chipmakers.stack_stock[cell] += deliveries[product];
        chipmakers.stacks_received[cell] += deliveries[product];
        const double bill =
            static_cast<double>(deliveries[product]) * scenario.memory_lines[line].price / usd_per_million;
        ledger.transfer(ledger.chipmakers + maker, ledger.memory_lines + line, bill);
    }
}

} // namespace

void list_memory_suppliers(const Scenario& scenario, const RuleTable& rules, const MemoryLines& lines,
                           const Products& products, std::size_t product, Plan& plan)
{
    const std::size_t num_lines = scenario.memory_lines.size();
    plan.suppliers.clear();
    for (std::size_t line = 0; line < num_lines; ++line) {
        if (supplies(scenario, line, products.designs[product])) {
            const std::size_t edge = product * num_lines + line;
            plan.suppliers.push_back(
                {line, lines.capacity[line], rules.memory[edge], rules.memory_closing[edge]});
        }
    }
}

void make_stacks(const Scenario& scenario, Month now, const RuleTable& rules, const Products& products,
                 Plan& plan, MemoryLines& memory_lines, Chipmakers& chipmakers, Rules& refusals,
                 Ledger& ledger)
{
    for (std::size_t line = 0; line < scenario.memory_lines.size(); ++line) {
        const MemoryLine& given = scenario.memory_lines[line];
        memory_lines.capacity[line] =
            running_capacity(given, given.capacity, memory_lines.added_capacity[line], given.ramp_time, now);
    }
    plan_stack_cover(scenario, now, rules, memory_lines, products, plan, chipmakers);
    claim_stacks(scenario, now, rules, memory_lines, chipmakers, products, plan, refusals);
    for (std::size_t line = 0; line < scenario.memory_lines.size(); ++line) {
        deliver_stacks(scenario, line, products, plan, memory_lines, chipmakers, ledger);
    }
}

} // namespace chokepoint
