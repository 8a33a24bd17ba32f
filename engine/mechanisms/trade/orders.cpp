// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "core/whole.hpp"
#include "mechanisms/govern/passing.hpp"
#include "mechanisms/performance.hpp"
#include "mechanisms/trade/choices.hpp"
#include "mechanisms/trade/trade.hpp"

namespace chokepoint {
namespace {

//! What a buyer pays for a unit: the posted price and the fee of a licence, in whole cents.
std::int64_t price_with_fee(std::int64_t price, double fee)
{
    return fee > 0.0 ? price + static_cast<std::int64_t>(std::floor(static_cast<double>(price) * fee + 0.5))
                     : price;
}

//! Slots of a cloud's own money over what it may buy, and its orders of this month.
void order(const Scenario& scenario, std::size_t cloud, Clouds& clouds, Products& products,
           Workspace& workspace)
{
    const std::size_t count = scenario.products.size();
    const std::size_t region = region_of(scenario, scenario.clouds[cloud].country);
    const double cash = clouds.cash[cloud] - workspace.reserved[cloud];
    // Makers plan with this month's money: what could not be bought last month was ordered then.
    const double planned = std::max(0.0, clouds.income[cloud] - workspace.repaid[cloud]);
    for (std::size_t product = 0; product < count; ++product) {
        const std::size_t cell = cloud * count + product;
        const double money = cash * workspace.order_share[cell];
        const std::int64_t cents = workspace.edge_price[cell];
        const std::int64_t units = affordable_units(money, cents);
        const double price = static_cast<double>(cents) / cents_per_million;
        products.orders[destination_of(product, region)] +=
            whole(planned * workspace.order_share[cell] / price, clouds.order_carry[cell]);
        if (units > 0) {
            const auto budget = static_cast<std::int64_t>(std::floor(money * cents_per_million));
            workspace.slots.push_back({cloud, product, units, budget});
        }
    }
}

} // namespace

void value_products(const Scenario& scenario, Month now, RandomKey random, const RuleTable& rules,
                    const Products& products, Workspace& workspace)
{
    const std::size_t count = scenario.products.size();
    const std::size_t num_clouds = scenario.clouds.size();
    const MarketParameters& p = scenario.market;
    workspace.value.assign(num_clouds * count, -std::numeric_limits<double>::infinity());
    workspace.edge_price.assign(num_clouds * count, 0);
    for (std::size_t product = 0; product < count; ++product) {
        const Product& given = products.designs[product];
        const Chipmaker& maker = scenario.chipmakers[std::size_t(given.maker)];
        for (std::size_t cloud = 0; cloud < num_clouds; ++cloud) {
            const double fee = fee_of(scenario, rules.chips[product * num_clouds + cloud]);
            workspace.edge_price[cloud * count + product] = price_with_fee(products.price[product], fee);
        }
        if (!given.acts(now) || !maker.acts(now)) {
            continue;
        }
        const double performance = roofline_units(given, p.performance_weight) * maker.software.at(now);
        const double worth = math::log(performance / static_cast<double>(products.price[product]));
        for (std::size_t cloud = 0; cloud < num_clouds; ++cloud) {
            const Cloud& buyer = scenario.clouds[cloud];
            if (!offered_in(given, buyer.country)) {
                continue;
            }
            const double fee = fee_of(scenario, rules.chips[product * num_clouds + cloud]);
            const Block pair = draw_pair(random, Stream::taste, buyer.key, given.key);
            const double taste = scenario.mechanisms.taste ? p.taste_sigma * gumbel(pair.words[2]) : 0.0;
            const double home = buyer.country == maker.country ? buyer.domestic_preference : 0.0;
            workspace.value[cloud * count + product] = worth + taste + home - math::log1p(fee);
        }
    }
}

void place_orders(const Scenario& scenario, Month now, const RuleTable& rules, Clouds& clouds,
                  Products& products, Rules& refusals, Workspace& workspace)
{
    const std::size_t count = scenario.products.size();
    const std::size_t num_clouds = scenario.clouds.size();
    const double spread = scenario.market.choice_spread;
    workspace.order_share.assign(num_clouds * count, 0.0);
    workspace.open_share.assign(count, 0.0);
    std::vector<double>& passing = workspace.passing;
    passing.assign(count, 0.0);
    workspace.reserved.resize(num_clouds, 0.0);
    workspace.repaid.resize(num_clouds, 0.0);
    workspace.slots.clear();
    std::ranges::fill(products.orders, 0);
    for (std::size_t cloud = 0; cloud < num_clouds; ++cloud) {
        const std::span<const double> value{workspace.value.data() + cloud * count, count};
        const std::span<double> share{workspace.order_share.data() + cloud * count, count};
        bool restricted = false;
        for (std::size_t product = 0; product < count; ++product) {
            passing[product] = passing_share(scenario, rules.chips[product * num_clouds + cloud], now);
            restricted = restricted || passing[product] < 1.0;
        }
        if (restricted) {
            split_money(
                value, spread, [](std::size_t) { return true; }, std::span<double>{workspace.open_share});
            for (std::size_t product = 0; product < count; ++product) {
                const auto wanted = static_cast<double>(affordable_units(
                    clouds.cash[cloud] * workspace.open_share[product], products.price[product]));
                count_refused(refusals, rules.chips[product * num_clouds + cloud], wanted, passing[product]);
            }
        }
        split_money(
            value, spread, [&](std::size_t product) { return passing[product] > 0.0; }, share);
        order(scenario, cloud, clouds, products, workspace);
    }
}

} // namespace chokepoint
