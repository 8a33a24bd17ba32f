// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "core/math.hpp"
#include "mechanisms/performance.hpp"
#include "mechanisms/trade/trade.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace chokepoint {
namespace {

using ByRegion = std::array<double, num_regions>;

//! Growth of capital spending since the start, from the yearly rates in force.
double demand_index(const Scenario& scenario, Month now)
{
    const Path& growth = scenario.series.training_demand_growth;
    double log_index = 0.0;
    for (Month from = scenario.start; from < now;) {
        const auto next = std::ranges::upper_bound(growth.steps, from, {}, &Path::Step::from);
        const Month to = next == growth.steps.end() ? now : std::min(now, next->from);
        log_index += math::log1p(growth.at(from)) * static_cast<double>(to - from) / 12.0;
        from = to;
    }
    return math::exp(log_index);
}

//! What users of AI paid to the labs and clouds of each region, some months ago [MUSD/month].
ByRegion revenue_of_regions(const Scenario& scenario, const Labs& labs, const Clouds& clouds)
{
    ByRegion revenue{};
    const auto lag = static_cast<std::size_t>(scenario.market.revenue_lag);
    const auto lagged = [lag](const Column<double>& last, const Column<double>& past, std::size_t row) {
        return lag < 2 ? last[row] : past[row * (lag - 1) + lag - 2];
    };
    for (std::size_t lab = 0; lab < scenario.labs.size(); ++lab) {
        revenue[region_of(scenario, scenario.labs[lab].country)] +=
            lagged(labs.revenue, labs.past_revenue, lab);
    }
    for (std::size_t cloud = 0; cloud < scenario.clouds.size(); ++cloud) {
        revenue[region_of(scenario, scenario.clouds[cloud].country)] +=
            lagged(clouds.hosting_revenue, clouds.past_hosting_revenue, cloud);
    }
    return revenue;
}

//! What clouds would invest by the given paths and their growth [MUSD/month].
double planned_capex(const Scenario& scenario, std::size_t cloud, Month month, double index)
{
    const Cloud& given = scenario.clouds[cloud];
    return given.acts(month) ? given.capex.at(month) * index : 0.0;
}

//! Money of each region's clouds for capital spending: what they had in the last month in which it was data,
//! with its growth, and a share of what users paid [MUSD/month].
ByRegion money_of_regions(const Scenario& scenario, Month now, const Labs& labs, const Clouds& clouds)
{
    const MarketParameters& p = scenario.market;
    const Month last = std::max(scenario.start, p.exogenous_until.month_of());
    const double growth = math::pow(1.0 + p.external_growth, static_cast<double>(now - last) / 12.0);
    const double index = demand_index(scenario, last);
    ByRegion money = revenue_of_regions(scenario, labs, clouds);
    for (double& region : money) {
        region *= p.reinvest_share;
    }
    for (std::size_t cloud = 0; cloud < scenario.clouds.size(); ++cloud) {
        money[region_of(scenario, scenario.clouds[cloud].country)] +=
            planned_capex(scenario, cloud, last, index) * growth;
    }
    return money;
}

//! Capital spending: by plan as long as it is data, then as far as there is money in the region.
void plan_capex(const Scenario& scenario, Month now, const Labs& labs, Clouds& clouds)
{
    const double index = demand_index(scenario, now);
    ByRegion planned{};
    for (std::size_t cloud = 0; cloud < scenario.clouds.size(); ++cloud) {
        clouds.capex[cloud] = planned_capex(scenario, cloud, now, index);
        planned[region_of(scenario, scenario.clouds[cloud].country)] += clouds.capex[cloud];
    }
    if (now <= scenario.market.exogenous_until.month_of()) {
        return;
    }
    const ByRegion money = money_of_regions(scenario, now, labs, clouds);
    for (std::size_t cloud = 0; cloud < scenario.clouds.size(); ++cloud) {
        const std::size_t region = region_of(scenario, scenario.clouds[cloud].country);
        clouds.capex[cloud] *= planned[region] > money[region] ? money[region] / planned[region] : 1.0;
    }
}

//! Compute of a country that its power supply feeds next month, when what is bought now runs [H100e].
double powered_compute(const Scenario& scenario, const Country& country, Month now)
{
    const double supply = country.power.at(now + 1, std::numeric_limits<double>::infinity());
    const double months = static_cast<double>(now + 1 - Month::of(2024, 1));
    const double need = scenario.compute.power_need * math::pow(1.0 - scenario.compute.power_decline, months);
    return supply * 1e6 / need; // GW to kW
}

//! Compute that a slot may bring, at most: the market counts in whole units of performance [H100e].
double most_compute(const Products& products, const Slot& slot, double worst_rounding)
{
    const auto counted = static_cast<double>(market_performance(products.designs[slot.product]));
    return static_cast<double>(slot.units) * counted / market_units_per_h100e * worst_rounding;
}

//! Compute that routes will bring to a country if all of it arrives: it comes whatever the power supply
//! [H100e].
double smuggled_compute(const Scenario& scenario, Reference country, const Products& products,
                        const Workspace& workspace)
{
    const std::size_t num_clouds = scenario.clouds.size();
    double compute = 0.0;
    for (const RouteOrder& order : workspace.route_orders) {
        const std::size_t row = (order.route * scenario.products.size() + order.product) * num_clouds;
        for (std::size_t cloud = 0; cloud < num_clouds; ++cloud) {
            compute +=
                scenario.clouds[cloud].country == country
                    ? workspace.grey_wish[row + cloud] * h100_equivalents(products.designs[order.product])
                    : 0.0;
        }
    }
    return compute;
}

//! How much more compute than the market counts a product can bring.
double worst_rounding_of(const Products& products)
{
    double worst = 1.0;
    for (const Product& product : products.designs) {
        const auto counted = static_cast<double>(market_performance(product));
        worst = std::max(worst, h100_equivalents(product) * market_units_per_h100e / counted);
    }
    return worst;
}

} // namespace

void grant_budgets(const Scenario& scenario, Month now, const Labs& labs, Clouds& clouds, Ledger& ledger)
{
    plan_capex(scenario, now, labs, clouds);
    for (std::size_t row = 0; row < scenario.clouds.size(); ++row) {
        const double income = clouds.capex[row] * scenario.clouds[row].accelerator_share.at(now);
        // What could not be spent is kept for some months, no longer.
        const double kept = std::min(clouds.cash[row], (scenario.market.carry_time - 1.0) * income);
        const std::size_t account = ledger.clouds + row;
        ledger.transfer(account, ledger.outside, clouds.cash[row] - kept);
        ledger.transfer(ledger.outside, account, income);
        clouds.income[row] = income;
        clouds.cash[row] = kept + income;
    }
}

void cut_orders_to_power(const Scenario& scenario, Month now, const Products& products, const Clouds& clouds,
                         Workspace& workspace)
{
    const double worst_rounding = worst_rounding_of(products);
    for (std::size_t row = 0; row < scenario.countries.size(); ++row) {
        const Reference country{static_cast<std::int32_t>(row)};
        if (scenario.countries[row].power.steps.empty()) {
            continue;
        }
        double installed = smuggled_compute(scenario, country, products, workspace);
        for (std::size_t cloud = 0; cloud < scenario.clouds.size(); ++cloud) {
            installed += scenario.clouds[cloud].country == country ? clouds.compute_stock[cloud] : 0.0;
        }
        const double room =
            std::max(0.0, powered_compute(scenario, scenario.countries[row], now) - installed);
        double wanted = 0.0;
        for (const Slot& slot : workspace.slots) {
            const bool here = scenario.clouds[slot.cloud].country == country;
            wanted += here ? most_compute(products, slot, worst_rounding) : 0.0;
        }
        for (Slot& slot : workspace.slots) {
            if (scenario.clouds[slot.cloud].country == country && wanted > room) {
                slot.units = static_cast<std::int64_t>(static_cast<double>(slot.units) * (room / wanted));
            }
        }
        std::erase_if(workspace.slots, [](const Slot& slot) { return slot.units <= 0; });
    }
}

} // namespace chokepoint
