// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "core/math.hpp"
#include "core/whole.hpp"
#include "mechanisms/govern/passing.hpp"
#include "mechanisms/performance.hpp"
#include "mechanisms/trade/trade.hpp"

#include <cmath>
#include <limits>

namespace chokepoint {
namespace {

constexpr double cents_per_million = 1e8;
constexpr double least_share = 1e-3; //!< smaller wishes are not worth an order

//! Log of performance per money of every product to every cloud, with the cloud's own taste.
void value_products(const Scenario& scenario, Month now, RandomKey random, const Products& products,
                    std::vector<double>& value)
{
    const std::size_t count = scenario.products.size();
    const MarketParameters& p = scenario.market;
    value.assign(scenario.clouds.size() * count, -std::numeric_limits<double>::infinity());
    for (std::size_t product = 0; product < count; ++product) {
        const Product& given = products.designs[product];
        const Chipmaker& maker = scenario.chipmakers[std::size_t(given.maker)];
        if (!given.acts(now) || !maker.acts(now)) {
            continue;
        }
        const double performance = roofline_units(given, p.performance_weight) * maker.software.at(now);
        const double worth = math::log(performance / static_cast<double>(products.price[product]));
        for (std::size_t cloud = 0; cloud < scenario.clouds.size(); ++cloud) {
            if (!offered_in(given, scenario.clouds[cloud].country)) {
                continue;
            }
            const Block pair = draw_pair(random, Stream::taste, scenario.clouds[cloud].key, given.key);
            const double taste = scenario.mechanisms.taste ? p.taste_sigma * gumbel(pair.words[2]) : 0.0;
            value[cloud * count + product] = worth + taste;
        }
    }
}

//! Shares of money over the products that `may_buy` admits: a logit on value; without spread, all to the
//! best.
template <class MayBuy>
void split_money(std::span<const double> value, double spread, MayBuy&& may_buy, std::span<double> share)
{
    double best = -std::numeric_limits<double>::infinity();
    for (std::size_t product = 0; product < value.size(); ++product) {
        best = may_buy(product) ? std::max(best, value[product]) : best;
    }
    double total = 0.0;
    for (std::size_t product = 0; product < value.size(); ++product) {
        share[product] = 0.0;
        if (std::isfinite(value[product]) && may_buy(product)) {
            const double behind = value[product] - best;
            share[product] = spread > 0.0 ? math::exp(behind / spread) : static_cast<double>(behind == 0.0);
            share[product] = share[product] < least_share ? 0.0 : share[product];
        }
        total += share[product];
    }
    for (double& part : share) {
        part = total > 0.0 ? part / total : 0.0;
    }
}

std::int64_t affordable_units(double money, std::int64_t price)
{
    return static_cast<std::int64_t>(std::floor(money * cents_per_million)) / price;
}

//! Last month's orders join the three that makers plan with.
void remember_orders(Products& products)
{
    for (std::size_t product = 0; product < products.orders.size(); ++product) {
        std::int64_t* past = products.past_orders.data() + product * order_months;
        std::copy_backward(past, past + order_months - 1, past + order_months);
        past[0] = products.orders[product];
    }
}

} // namespace

void place_orders(const Scenario& scenario, Month now, RandomKey random, const RuleTable& rules,
                  Clouds& clouds, Products& products, Rules& refusals, Workspace& workspace)
{
    const std::size_t count = scenario.products.size();
    const std::size_t num_clouds = scenario.clouds.size();
    value_products(scenario, now, random, products, workspace.value);
    workspace.order_share.assign(count, 0.0);
    workspace.slots.clear();
    std::ranges::fill(products.orders, 0);
    for (std::size_t cloud = 0; cloud < num_clouds; ++cloud) {
        const std::span<const double> value{workspace.value.data() + cloud * count, count};
        const std::span<double> share{workspace.order_share};
        const double spread = scenario.market.choice_spread;
        const double cash = clouds.cash[cloud];
        // Makers plan with this month's money: what could not be bought last month was ordered then.
        const double income = clouds.income[cloud];
        const auto passing = [&](std::size_t product) {
            return passing_share(scenario, rules.chips[product * num_clouds + cloud], now);
        };
        split_money(
            value, spread, [](std::size_t) { return true; }, share);
        for (std::size_t product = 0; product < count; ++product) {
            const auto wanted =
                static_cast<double>(affordable_units(cash * share[product], products.price[product]));
            count_refused(refusals, rules.chips[product * num_clouds + cloud], wanted, passing(product));
        }
        split_money(
            value, spread, [&](std::size_t product) { return passing(product) > 0.0; }, share);
        for (std::size_t product = 0; product < count; ++product) {
            const double money = cash * share[product];
            const std::int64_t units = affordable_units(money, products.price[product]);
            const double price = static_cast<double>(products.price[product]) / cents_per_million;
            products.orders[product] +=
                whole(income * share[product] / price, clouds.order_carry[cloud * count + product]);
            if (units > 0) {
                const auto cents = static_cast<std::int64_t>(std::floor(money * cents_per_million));
                workspace.slots.push_back({cloud, product, units, cents});
            }
        }
    }
    remember_orders(products);
}

} // namespace chokepoint
