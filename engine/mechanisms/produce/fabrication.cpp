// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "core/whole.hpp"
#include "laws/learning.hpp"
#include "mechanisms/produce/dies.hpp"
#include "mechanisms/produce/produce.hpp"
#include "mechanisms/produce/supply.hpp"
#include "mechanisms/share_out.hpp"

#include <limits>

namespace chokepoint {
namespace {

//! D0 after learning, with what mask passes beyond the reference add; half of that penalty learns too.
double effective_defect_density(const Scenario& scenario, const Fab& fab, double cumulative_wafers)
{
    const double exponent = laws::learning_exponent(fab.learning_rate);
    const double fraction = scenario.mechanisms.learning
                                ? laws::learned_fraction(cumulative_wafers, fab.learning_wafers, exponent)
                                : 1.0;
    const double passes = scenario.nodes[std::size_t(fab.node)].mask_passes;
    const double penalty = fab.pass_penalty * std::max(0.0, passes - scenario.yield.reference_passes);
    return laws::learned_defect_density(fab.defect_density, fab.defect_density_floor, fraction) +
           penalty * (1.0 - fab.pass_penalty_learned * (1.0 - fraction));
}

//! A line's own experience, and what counts of others'.
double experience(const Fab& fab, std::size_t row, const Fabs& fabs)
{
    double wafers = fabs.cumulative_wafers[row];
    for (const Weight& other : fab.learns_from) {
        wafers += other.value * fabs.cumulative_wafers[std::size_t(other.entity)];
    }
    return wafers;
}

//! This month's capacity and defect density of every line.
void open_lines(const Scenario& scenario, Month now, Fabs& fabs)
{
    for (std::size_t row = 0; row < scenario.fabs.size(); ++row) {
        const Fab& fab = scenario.fabs[row];
        fabs.defect_density[row] = effective_defect_density(scenario, fab, experience(fab, row, fabs));
    }
    for (std::size_t row = 0; row < scenario.fabs.size(); ++row) {
        const Fab& fab = scenario.fabs[row];
        const double running =
            running_capacity(fab, fab.wafer_capacity, fabs.added_capacity[row], fab.ramp_time, now);
        const double open = fab.accelerator_share.at(now);
        fabs.wafer_capacity[row] = running * open;
        fabs.cumulative_wafers[row] += running * (1.0 - open); // phones and others teach the line too
    }
}

//! What a wafer of each lot gives this month.
void list_dies(const Scenario& scenario, Month now, const std::vector<Lot>& lot_list, const Fabs& fabs,
               const Products& products, std::vector<Dies>& dies)
{
    dies.clear();
    for (const Lot& lot : lot_list) {
        dies.push_back(
            dies_of(scenario, std::size_t(lot.fab), products.designs[std::size_t(lot.product)], now, fabs));
    }
}

//! Wafers whose time has come are finished: gross dies, good dies, and the bill.
void finish_wafers(const Scenario& scenario, const std::vector<Lot>& lot_list,
                   const std::vector<Dies>& lot_dies, Lots& lots, Products& products, Ledger& ledger)
{
    const std::size_t width = lot_list.empty() ? 0 : lots.work_in_process.size() / lot_list.size();
    for (std::size_t row = 0; row < lot_list.size(); ++row) {
        const auto fab = std::size_t(lot_list[row].fab);
        const auto product = std::size_t(lot_list[row].product);
        const Dies& dies = lot_dies[row];
        std::int64_t* pipeline = lots.work_in_process.data() + row * width;
        const std::int64_t out = pipeline[0];
        std::copy(pipeline + 1, pipeline + width, pipeline);
        pipeline[width - 1] = 0;

        lots.wafers_out[row] = out;
        lots.out_total[row] += out;
        lots.gross_dies[row] = whole(static_cast<double>(out) * dies.gross, lots.gross_carry[row]);
        lots.good_dies[row] =
            whole(static_cast<double>(lots.gross_dies[row]) * dies.yield, lots.good_carry[row]);
        lots.good_total[row] += lots.good_dies[row];
        products.die_stock[product] += lots.good_dies[row];

        const Product& given = products.designs[product];
        const double bill =
            static_cast<double>(out) * scenario.nodes[std::size_t(given.node)].wafer_cost / usd_per_million;
        ledger.transfer(ledger.chipmakers + std::size_t(given.maker), ledger.fabs + fab, bill);
    }
}

//! A line starts what its makers want; where that is more than it can, in proportion to what they want.
void start_wafers(const Scenario& scenario, const std::vector<Lot>& lot_list, Plan& plan, Fabs& fabs,
                  Lots& lots)
{
    const std::size_t width = lot_list.empty() ? 0 : lots.work_in_process.size() / lot_list.size();
    std::size_t begin = 0; // lots are sorted by line
    for (std::size_t fab = 0; fab < scenario.fabs.size(); ++fab) {
        std::size_t end = begin;
        double wanted = 0.0;
        std::int64_t out = 0;
        std::int64_t gross = 0;
        std::int64_t good = 0;
        for (; end < lot_list.size() && std::size_t(lot_list[end].fab) == fab; ++end) {
            wanted += plan.wafers[end];
            out += lots.wafers_out[end];
            gross += lots.gross_dies[end];
            good += lots.good_dies[end];
        }
        const std::size_t count = end - begin;
        const double starts = std::min(wanted, fabs.wafer_capacity[fab]);
        fabs.wafer_starts[fab] = whole(starts, fabs.start_carry[fab]);
        share_out_by_tier(fabs.wafer_starts[fab], {plan.wafers.data() + begin, count},
                          {plan.lot_tiers.data() + begin, count}, {lots.wafer_starts.data() + begin, count});
        const auto cycle = static_cast<std::size_t>(scenario.fabs[fab].cycle_time);
        for (std::size_t row = begin; row < end; ++row) {
            lots.work_in_process[row * width + cycle - 1] += lots.wafer_starts[row];
            lots.starts_total[row] += lots.wafer_starts[row];
        }
        fabs.wafers_out[fab] = out;
        fabs.cumulative_wafers[fab] += static_cast<double>(out);
        fabs.die_yield[fab] = gross > 0 ? static_cast<double>(good) / static_cast<double>(gross)
                                        : std::numeric_limits<double>::quiet_NaN();
        begin = end;
    }
}

} // namespace

void fabricate(const Scenario& scenario, Month now, const RuleTable& rules, const std::vector<Lot>& lot_list,
               Plan& plan, Fabs& fabs, Lots& lots, Products& products, Rules& refusals, Ledger& ledger)
{
    open_lines(scenario, now, fabs);
    list_dies(scenario, now, lot_list, fabs, products, plan.lot_dies);
    finish_wafers(scenario, lot_list, plan.lot_dies, lots, products, ledger);
    plan_wafers(scenario, now, rules, lot_list, fabs, lots, products, plan, refusals);
    start_wafers(scenario, lot_list, plan, fabs, lots);
}

} // namespace chokepoint
