// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "core/math.hpp"
#include "core/whole.hpp"
#include "laws/stock_cover.hpp"
#include "mechanisms/trade/choices.hpp"
#include "mechanisms/trade/trade.hpp"

namespace chokepoint {
namespace {

//! Money for accelerators that a cloud plans for the coming months, from today's by its own given paths
//! [MUSD]. A part of the last month counts in part.
double planned_money(const Scenario& scenario, Month now, const Clouds& clouds, std::size_t row,
                     double months)
{
    const Cloud& cloud = scenario.clouds[row];
    const auto given = [&](Month month) {
        return cloud.acts(month) ? cloud.capex.at(month) * cloud.accelerator_share.at(month) : 0.0;
    };
    const double today = given(now);
    double log_growth = 0.0;
    double money = 0.0;
    for (int ahead = 1; today > 0.0 && static_cast<double>(ahead) < months + 1.0; ++ahead) {
        log_growth += math::log1p(scenario.series.training_demand_growth.at(now + (ahead - 1))) / 12.0;
        const double part = std::min(1.0, months - static_cast<double>(ahead - 1));
        money += part * clouds.income[row] * given(now + ahead) / today * math::exp(log_growth);
    }
    return money;
}

//! What a cloud would hold ahead of plan, by product in `cover_wish`.
struct Wish {
    double total = 0.0;  //!< [MUSD]
    double urgent = 0.0; //!< of it, for products whose closing is announced
};

Wish wish_for_cover(const Scenario& scenario, Month now, const RuleTable& rules, const Clouds& clouds,
                    std::size_t cloud, Workspace& workspace)
{
    const std::size_t count = scenario.products.size();
    const StockpilingParameters& p = scenario.stockpiling;
    Wish wish;
    workspace.cover_wish.assign(count, 0.0);
    for (std::size_t product = 0; product < count; ++product) {
        const double closing = rules.chips_closing[product * scenario.clouds.size() + cloud];
        const double share = workspace.order_share[cloud * count + product];
        if (closing > 0.0 && share > 0.0) {
            const double months = laws::stock_cover(closing, p.loss_over_holding, p.cover_limit);
            const double money = share * planned_money(scenario, now, clouds, cloud, months);
            workspace.cover_wish[product] = money;
            wish.total += money;
            wish.urgent += closing >= 1.0 ? money : 0.0;
        }
    }
    return wish;
}

//! Slots for what is bought ahead of plan. Makers plan with what no announced date hurries: what is bought in
//! a last rush does not come again.
void order_cover(const Scenario& scenario, std::size_t cloud, double advance, const Wish& wish,
                 const RuleTable& rules, Clouds& clouds, Products& products, Workspace& workspace)
{
    const std::size_t count = scenario.products.size();
    const std::size_t region = region_of(scenario, scenario.clouds[cloud].country);
    for (std::size_t product = 0; product < count; ++product) {
        const std::size_t cell = cloud * count + product;
        const double money = advance * workspace.cover_wish[product] / wish.total;
        const std::int64_t units = affordable_units(money, workspace.edge_price[cell]);
        if (units <= 0) {
            continue;
        }
        const auto cents = static_cast<std::int64_t>(std::floor(money * cents_per_million));
        workspace.slots.push_back({cloud, product, units, cents, true});
        if (rules.chips_closing[product * scenario.clouds.size() + cloud] < 1.0) {
            const double price = static_cast<double>(workspace.edge_price[cell]) / cents_per_million;
            products.orders[destination_of(product, region)] +=
                whole(money / price, clouds.order_carry[cell]);
        }
    }
}

} // namespace

void repay_cover(const Scenario& scenario, Clouds& clouds, Ledger& ledger, Workspace& workspace)
{
    workspace.repaid.assign(scenario.clouds.size(), 0.0);
    for (std::size_t cloud = 0; cloud < scenario.clouds.size(); ++cloud) {
        const double repaid =
            std::min({clouds.cover_release[cloud], clouds.cover[cloud], clouds.cash[cloud]});
        clouds.cash[cloud] -= repaid;
        clouds.cover[cloud] -= repaid;
        ledger.transfer(ledger.clouds + cloud, ledger.outside, repaid);
        workspace.repaid[cloud] = repaid;
    }
}

void build_cover(const Scenario& scenario, Month now, const RuleTable& rules, Clouds& clouds,
                 Products& products, Ledger& ledger, Workspace& workspace)
{
    const StockpilingParameters& p = scenario.stockpiling;
    workspace.advanced.assign(scenario.clouds.size(), 0.0);
    for (std::size_t cloud = 0; cloud < scenario.clouds.size(); ++cloud) {
        const Wish wish = wish_for_cover(scenario, now, rules, clouds, cloud, workspace);
        const double missing = wish.total - clouds.cover[cloud];
        if (missing <= 0.0) {
            clouds.cover_release[cloud] = laws::next_cover({clouds.cover[cloud], clouds.cover_release[cloud]},
                                                           wish.total, clouds.cover[cloud], p.repay_time)
                                              .release;
            continue;
        }
        const double hurry = wish.urgent / wish.total;
        const double advance = missing * (hurry + (1.0 - hurry) / p.build_time);
        clouds.cover_release[cloud] = 0.0;
        clouds.cash[cloud] += advance;
        workspace.advanced[cloud] = advance;
        ledger.transfer(ledger.outside, ledger.clouds + cloud, advance);
        order_cover(scenario, cloud, advance, wish, rules, clouds, products, workspace);
    }
}

void return_advances(const Scenario& scenario, Clouds& clouds, Ledger& ledger, const Workspace& workspace)
{
    for (std::size_t cloud = 0; cloud < scenario.clouds.size(); ++cloud) {
        double spent = 0.0;
        for (std::size_t slot = 0; slot < workspace.slots.size(); ++slot) {
            if (workspace.slots[slot].cover && workspace.slots[slot].cloud == cloud) {
                spent += workspace.slot_spending[slot];
            }
        }
        const double unspent = std::max(0.0, workspace.advanced[cloud] - spent);
        clouds.cover[cloud] += workspace.advanced[cloud] - unspent;
        clouds.cash[cloud] -= unspent;
        ledger.transfer(ledger.clouds + cloud, ledger.outside, unspent);
    }
}

} // namespace chokepoint
