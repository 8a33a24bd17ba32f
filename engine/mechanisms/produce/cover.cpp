// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "mechanisms/produce/cover.hpp"

#include "laws/stock_cover.hpp"
#include "mechanisms/govern/passing.hpp"

#include <cmath>

namespace chokepoint {
namespace {

//! Given share of its foundries' wafers that a maker's kind can count on.
double foundry_capacity(const Scenario& scenario, const Chipmaker& maker, Month month)
{
    double wafers = 0.0;
    for (const Reference line : maker.foundries) {
        const Fab& fab = scenario.fabs[std::size_t(line)];
        wafers += fab.acts(month) ? fab.wafer_capacity.at(month) * fab.accelerator_share.at(month) : 0.0;
    }
    return wafers;
}

} // namespace

CoverTarget cover_target(const Scenario& scenario, Month now, std::span<const Supplier> suppliers)
{
    const StockpilingParameters& p = scenario.stockpiling;
    CoverTarget target;
    double open = 0.0;
    double covered = 0.0;
    for (const Supplier& supplier : suppliers) {
        if (passing_share(scenario, supplier.decision, now) > 0.0) {
            open += supplier.capacity;
            covered +=
                supplier.capacity * laws::stock_cover(supplier.closing, p.loss_over_holding, p.cover_limit);
            target.urgent = target.urgent || (supplier.closing >= 1.0 && supplier.capacity > 0.0);
        }
    }
    target.months = open > 0.0 ? covered / open : 0.0;
    return target;
}

void ask_for_cover(const Scenario& scenario, Month now, double wanted, std::vector<Supplier>& suppliers)
{
    const auto weight = [&](const Supplier& supplier) {
        return supplier.closing * supplier.capacity * passing_share(scenario, supplier.decision, now);
    };
    double total = 0.0;
    for (const Supplier& supplier : suppliers) {
        total += weight(supplier);
    }
    for (Supplier& supplier : suppliers) {
        supplier.asked += total > 0.0 ? wanted * weight(supplier) / total : 0.0;
    }
}

double cover_time(const Scenario& scenario, const CoverTarget& target)
{
    return target.urgent ? 1.0 : scenario.production.correction_time;
}

double planned_growth(const Scenario& scenario, Month now, const Chipmaker& maker, double months)
{
    const double today = foundry_capacity(scenario, maker, now);
    const int horizon = static_cast<int>(std::ceil(months));
    double sum = 0.0;
    for (int ahead = 1; ahead <= horizon; ++ahead) {
        sum += foundry_capacity(scenario, maker, now + ahead);
    }
    return today > 0.0 && horizon > 0 ? std::max(1.0, sum / (today * horizon)) : 1.0;
}

void plan_stack_cover(const Scenario& scenario, Month now, const RuleTable& rules, const MemoryLines& lines,
                      const Products& products, Plan& plan, Chipmakers& chipmakers)
{
    const std::size_t cells = chipmakers.stack_stock.size();
    std::vector<double>& target = plan.stack_target;
    plan.stack_use.assign(cells, 0.0);
    target.assign(cells, 0.0);
    plan.stack_cover.assign(products.designs.size(), {});
    for (std::size_t row = 0; row < products.designs.size(); ++row) {
        const Product& product = products.designs[row];
        list_memory_suppliers(scenario, rules, lines, products, row, plan);
        plan.stack_cover[row] = cover_target(scenario, now, plan.suppliers);
        const double use = plan.orders[row] * static_cast<double>(product.stacks);
        plan.stack_use[stack_cell(product)] += use;
        if (plan.stack_cover[row].months > 0.0) {
            const Chipmaker& maker = scenario.chipmakers[std::size_t(product.maker)];
            target[stack_cell(product)] +=
                use * plan.stack_cover[row].months *
                planned_growth(scenario, now, maker, scenario.stockpiling.cover_limit);
        }
    }
    const double ordinary = scenario.production.stock_time + scenario.production.finished_time;
    for (std::size_t cell = 0; cell < cells; ++cell) {
        const double obtained = std::max(0.0, static_cast<double>(chipmakers.stack_stock[cell]) -
                                                  plan.stack_use[cell] * ordinary);
        const laws::Cover next =
            laws::next_cover({chipmakers.stack_cover[cell], chipmakers.stack_release[cell]}, target[cell],
                             obtained, scenario.stockpiling.repay_time);
        chipmakers.stack_cover[cell] = next.level;
        chipmakers.stack_release[cell] = next.release;
        plan.covered_stacks.resize(cells);
        plan.covered_stacks[cell] = std::min(next.level, obtained);
    }
}

} // namespace chokepoint
