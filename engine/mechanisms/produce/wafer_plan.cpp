// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "laws/stock_cover.hpp"
#include "mechanisms/produce/cover.hpp"
#include "mechanisms/produce/dies.hpp"
#include "mechanisms/produce/produce.hpp"
#include "mechanisms/produce/supply.hpp"

namespace chokepoint {
namespace {

constexpr std::size_t no_lot = static_cast<std::size_t>(-1);

//! Lots of each product, those that can be made alone, in the order of their rows.
void chain_lots(const Scenario& scenario, const std::vector<Lot>& lot_list, Plan& plan)
{
    plan.first_lot.assign(scenario.products.size(), no_lot);
    plan.next_lot.assign(lot_list.size(), no_lot);
    for (std::size_t row = lot_list.size(); row-- > 0;) {
        if (plan.lot_dies[row].gross > 0.0) { // else the line does not run the product's node
            std::size_t& first = plan.first_lot[std::size_t(lot_list[row].product)];
            plan.next_lot[row] = first;
            first = row;
        }
    }
}

//! Dies to come out of wafers already started, and how long the slowest line of a product takes.
void look_into_lines(const Scenario& scenario, const std::vector<Lot>& lot_list, const Lots& lots, Plan& plan)
{
    const std::size_t count = scenario.products.size();
    const std::size_t width = lot_list.empty() ? 0 : lots.work_in_process.size() / lot_list.size();
    plan.dies.assign(count, 0.0);
    plan.dies_under_way.assign(count, 0.0);
    plan.cycle_time.assign(count, 0.0);
    for (std::size_t row = 0; row < lot_list.size(); ++row) {
        const Dies& dies = plan.lot_dies[row];
        if (dies.gross == 0.0) {
            continue; // the line does not run the product's node
        }
        std::int64_t wafers = 0;
        for (std::size_t month = 0; month < width; ++month) {
            wafers += lots.work_in_process[row * width + month];
        }
        const auto product = std::size_t(lot_list[row].product);
        plan.dies_under_way[product] += static_cast<double>(wafers) * dies.gross * dies.yield;
        const auto cycle = static_cast<double>(scenario.fabs[std::size_t(lot_list[row].fab)].cycle_time);
        plan.cycle_time[product] = std::max(plan.cycle_time[product], cycle);
    }
}

//! Lines that may make a product, in `plan.suppliers`.
void list_foundries(const Scenario& scenario, const RuleTable& rules, const std::vector<Lot>& lot_list,
                    const Fabs& fabs, std::size_t product, Plan& plan)
{
    plan.suppliers.clear();
    for (std::size_t row = plan.first_lot[product]; row != no_lot; row = plan.next_lot[row]) {
        const auto fab = std::size_t(lot_list[row].fab);
        const std::size_t edge = product * scenario.fabs.size() + fab;
        plan.suppliers.push_back(
            {row, fabs.wafer_capacity[fab], rules.foundry[edge], rules.foundry_closing[edge]});
    }
}

//! Whether the maker's line-up is changing: one of its products there is so new that the first of its dies,
//! and three months of its orders, are still to come.
bool line_up_changes(const Scenario& scenario, Month now, const Products& products, const Plan& plan,
                     std::size_t row)
{
    const Product& product = products.designs[row];
    for (std::size_t other = 0; other < products.designs.size(); ++other) {
        const Product& sibling = products.designs[other];
        const int age = now - sibling.from.first_full_month();
        if (sibling.maker == product.maker && sibling.destinations == product.destinations &&
            sibling.acts(now) && sibling.from.first_full_month() > scenario.start &&
            age < static_cast<int>(plan.cycle_time[other]) + static_cast<int>(order_months)) {
            return true;
        }
    }
    return false;
}

//! Orders that wafers started now should cover: the mean of three months; while the line-up changes, the
//! largest of them, so that the old product does not run out before the new one is there (a last-time buy),
//! and the new one is there as soon.
double orders_to_cover(const Scenario& scenario, Month now, const Products& products, const Plan& plan,
                       std::size_t row)
{
    double orders = plan.orders[row];
    if (orders > 0.0 && scenario.mechanisms.product_mix &&
        line_up_changes(scenario, now, products, plan, row)) {
        for (std::size_t month = 0; month < order_months; ++month) {
            orders = std::max(orders, static_cast<double>(booked(products, row, month)));
        }
    }
    return orders;
}

//! Good dies that a maker wants from wafers started now: the mean order, and a part of what is missing in
//! stocks and under way against the months of orders that they should cover; and those that it wants to hold
//! against the closing of its foundries.
double plan_dies(const Scenario& scenario, Month now, std::size_t product, Products& products, Plan& plan)
{
    const ProductionParameters& p = scenario.production;
    const Product& design = products.designs[product];
    const auto per_unit = static_cast<double>(design.dies);
    const double covered = plan.cycle_time[product] + p.stock_time + p.finished_time;
    const double orders = orders_to_cover(scenario, now, products, plan, product);
    const double target = orders * covered * per_unit;
    const double held = static_cast<double>(products.die_stock[product]) +
                        static_cast<double>(products.unit_stock[product]) * per_unit +
                        plan.dies_under_way[product];
    const CoverTarget wanted = cover_target(scenario, now, plan.suppliers);
    double cover = 0.0;
    if (wanted.months > 0.0) {
        const Chipmaker& maker = scenario.chipmakers[std::size_t(design.maker)];
        cover = plan.orders[product] * per_unit * wanted.months *
                planned_growth(scenario, now, maker, scenario.stockpiling.cover_limit);
    }
    const double obtained = std::max(0.0, held - target);
    const laws::Cover next = laws::next_cover({products.die_cover[product], products.die_release[product]},
                                              cover, obtained, scenario.stockpiling.repay_time);
    products.die_cover[product] = next.level;
    products.die_release[product] = next.release;
    const double in_hand = std::min(next.level, obtained);
    plan.dies[product] = std::max(0.0, orders * per_unit + (target - (held - in_hand)) / p.correction_time);
    return (next.level - in_hand) / cover_time(scenario, wanted);
}

} // namespace

//! Wafers to start, by lot: what makers want, split over the lines that may make it.
void plan_wafers(const Scenario& scenario, Month now, const RuleTable& rules,
                 const std::vector<Lot>& lot_list, const Fabs& fabs, const Lots& lots, Products& products,
                 Plan& plan, Rules& refusals)
{
    chain_lots(scenario, lot_list, plan);
    look_into_lines(scenario, lot_list, lots, plan);
    plan.wafers.assign(lot_list.size(), 0.0);
    for (std::size_t product = 0; product < scenario.products.size(); ++product) {
        list_foundries(scenario, rules, lot_list, fabs, product, plan);
        const double cover = plan_dies(scenario, now, product, products, plan);
        split_over(scenario, now, plan.dies[product], plan.suppliers, refusals);
        ask_for_cover(scenario, now, cover, plan.suppliers);
        for (const Supplier& supplier : plan.suppliers) {
            const Dies& dies = plan.lot_dies[supplier.row];
            const double good_per_wafer = dies.gross * dies.yield;
            plan.wafers[supplier.row] = good_per_wafer > 0.0 ? supplier.asked / good_per_wafer : 0.0;
        }
    }
}

} // namespace chokepoint
