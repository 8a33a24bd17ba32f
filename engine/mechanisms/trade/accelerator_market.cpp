// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "mechanisms/govern/passing.hpp"
#include "mechanisms/performance.hpp"
#include "mechanisms/trade/choices.hpp"
#include "mechanisms/trade/licences.hpp"
#include "mechanisms/trade/trade.hpp"

#include <cmath>

namespace chokepoint {
namespace {

constexpr std::int64_t most_need = std::int64_t{1} << 40;

void list_products(const Products& products, Market& market)
{
    market.supply.assign(products.unit_stock.begin(), products.unit_stock.end());
    market.performance.clear();
    for (const Product& product : products.designs) {
        market.performance.push_back(market_performance(product));
    }
}

//! Products that a cloud may buy, best first; of equals the one with the lower id.
void rank_products(const Scenario& scenario, Month now, const RuleTable& rules, std::size_t cloud,
                   Workspace& workspace)
{
    const std::size_t count = scenario.products.size();
    const double* value = workspace.value.data() + cloud * count;
    std::vector<std::size_t>& preference = workspace.preference;
    preference.clear();
    for (std::size_t product = 0; product < count; ++product) {
        const EdgeDecision& decision = rules.chips[product * scenario.clouds.size() + cloud];
        const bool licensed = decision.verdict != Verdict::licence ||
                              workspace.licences[cloud * count + product] != MarketEdge::no_group;
        if (std::isfinite(value[product]) && licensed && passing_share(scenario, decision, now) > 0.0) {
            preference.push_back(product);
        }
    }
    std::ranges::sort(preference, [value](std::size_t one, std::size_t other) {
        return value[one] != value[other] ? value[one] > value[other] : one < other;
    });
}

//! A buyer's place in the market, with the wishes that were listed last.
void add_buyer(std::int64_t need, std::int64_t budget, std::int64_t largest, std::int64_t tier,
               Market& market)
{
    market.need.push_back(need);
    market.budget.push_back(budget);
    market.speed.push_back(std::max(need, least_speed(need, largest)));
    market.tier.push_back(static_cast<std::int32_t>(tier));
    market.first_edge.push_back(static_cast<std::int32_t>(market.edges.size()));
}

//! A slot's wishes: its own product first, then the others as its cloud likes them. What is bought ahead of
//! plan is what may close, and nothing else.
void list_slot(const Scenario& scenario, const Slot& slot, const RuleTable& rules, Workspace& workspace)
{
    const std::size_t count = scenario.products.size();
    const std::size_t num_clouds = scenario.clouds.size();
    Market& market = workspace.market;
    std::int64_t largest = 1;
    const auto list = [&](std::size_t product) {
        const std::size_t cell = slot.cloud * count + product;
        MarketEdge edge;
        edge.price = workspace.edge_price[cell];
        edge.product = static_cast<std::int32_t>(product);
        edge.groups = groups_of(rules.chips[product * num_clouds + slot.cloud], cell, workspace);
        market.edges.push_back(edge);
        largest = std::max(largest, market.performance[product]);
    };
    list(slot.product);
    for (const std::size_t product : workspace.preference) {
        const bool wanted = !slot.cover || rules.chips_closing[product * num_clouds + slot.cloud] > 0.0;
        if (product != slot.product && wanted) {
            list(product);
        }
    }
    const std::int64_t need = std::min(most_need, slot.units * market.performance[slot.product]);
    add_buyer(need, slot.budget, largest, scenario.clouds[slot.cloud].tier + 1, market);
}

//! A route wants one product at the posted price. Traders outbid, so they stand before other buyers; how much
//! they can take from them is bounded where they plan.
void list_route(const RouteOrder& order, const Products& products, Market& market)
{
    MarketEdge edge;
    edge.price = products.price[order.product];
    edge.product = static_cast<std::int32_t>(order.product);
    market.edges.push_back(edge);
    const std::int64_t performance = market.performance[order.product];
    add_buyer(std::min(most_need, order.units * performance), Market::unlimited, performance, 0, market);
}

//! The order of equals is drawn anew each month, addressed by the buyer.
void draw_ranks(const Scenario& scenario, Month now, RandomKey random, Workspace& workspace)
{
    std::vector<std::uint64_t>& ties = workspace.ties;
    ties.clear();
    const auto add = [&](std::uint32_t key) {
        const Block block = draw(random, Stream::market_rank, key, now);
        ties.push_back((std::uint64_t{block.words[0]} << 32U) | ties.size());
    };
    for (const Slot& slot : workspace.slots) {
        add(scenario.clouds[slot.cloud].key);
    }
    for (const RouteOrder& order : workspace.route_orders) {
        add(scenario.routes[order.route].key);
    }
    std::ranges::sort(ties);
    workspace.market.rank.assign(ties.size(), 0);
    for (std::size_t place = 0; place < ties.size(); ++place) {
        workspace.market.rank[ties[place] & 0xFFFFFFFFU] = static_cast<std::int32_t>(place);
    }
}

//! Units leave the maker's stock; the posted price goes from the buyer's account to the maker's [MUSD].
double sell(std::size_t product, std::int64_t units, std::size_t buyer, Chipmakers& chipmakers,
            Products& products, Ledger& ledger)
{
    const auto maker = std::size_t(products.designs[product].maker);
    const double money = static_cast<double>(units * products.price[product]) / cents_per_million;
    products.unit_stock[product] -= units;
    products.sold[product] += units;
    chipmakers.units_sold[maker] += units;
    ledger.transfer(buyer, ledger.chipmakers + maker, money);
    return money;
}

//! What was taken changes hands: units leave the maker's stock, money the cloud's cash, fees go to states.
void settle(const Scenario& scenario, const RuleTable& rules, Workspace& workspace, Clouds& clouds,
            Chipmakers& chipmakers, Products& products, Rules& licences, Ledger& ledger)
{
    const std::size_t count = scenario.products.size();
    const Market& market = workspace.market;
    workspace.slot_spending.assign(workspace.slots.size(), 0.0);
    for (std::size_t slot = 0; slot < workspace.slots.size(); ++slot) {
        const std::size_t cloud = workspace.slots[slot].cloud;
        const std::size_t account = ledger.clouds + cloud;
        const auto last = static_cast<std::size_t>(market.first_edge[slot + 1]);
        for (auto edge = static_cast<std::size_t>(market.first_edge[slot]); edge < last; ++edge) {
            const std::int64_t units = workspace.result.units[edge];
            const auto product = static_cast<std::size_t>(market.edges[edge].product);
            double money = sell(product, units, account, chipmakers, products, ledger);
            const std::int64_t fee = market.edges[edge].price - products.price[product];
            if (fee > 0) {
                const EdgeDecision& decision = rules.chips[product * scenario.clouds.size() + cloud];
                const auto rule = static_cast<std::size_t>(decision.rule);
                const double paid = static_cast<double>(units * fee) / cents_per_million;
                ledger.transfer(account, ledger.countries + std::size_t(scenario.rules[rule].issuer), paid);
                licences.fees[rule] += paid;
                money += paid;
            }
            clouds.units_bought[cloud] += units;
            clouds.in_transit[cloud * count + product] += units;
            clouds.spending[cloud * count + product] += money;
            clouds.cash[cloud] -= money;
            workspace.slot_spending[slot] += money;
        }
    }
    for (std::size_t order = 0; order < workspace.route_orders.size(); ++order) {
        RouteOrder& route = workspace.route_orders[order];
        const auto edge = static_cast<std::size_t>(market.first_edge[workspace.slots.size() + order]);
        route.bought = workspace.result.units[edge];
        sell(route.product, route.bought, ledger.routes + route.route, chipmakers, products, ledger);
    }
}

void forget_last_month(Clouds& clouds, Chipmakers& chipmakers, Products& products, Rules& licences)
{
    std::ranges::fill(products.sold, 0);
    std::ranges::fill(chipmakers.units_sold, 0);
    std::ranges::fill(clouds.units_bought, 0);
    std::ranges::fill(clouds.spending, 0.0);
    std::ranges::fill(licences.fees, 0.0);
}

} // namespace

void clear_accelerators(const Scenario& scenario, Month now, RandomKey random, const RuleTable& rules,
                        Workspace& workspace, Clouds& clouds, Chipmakers& chipmakers, Products& products,
                        Rules& licences, Ledger& ledger)
{
    Market& market = workspace.market;
    workspace.offered.assign(products.unit_stock.begin(), products.unit_stock.end());
    list_products(products, market);
    grant_licences(scenario, now, rules, licences, workspace);
    market.need.clear();
    market.budget.clear();
    market.speed.clear();
    market.tier.clear();
    market.edges.clear();
    market.first_edge.assign(1, 0);
    std::size_t cloud = scenario.clouds.size();
    for (const Slot& slot : workspace.slots) {
        if (slot.cloud != cloud) {
            cloud = slot.cloud;
            rank_products(scenario, now, rules, cloud, workspace);
        }
        list_slot(scenario, slot, rules, workspace);
    }
    for (const RouteOrder& order : workspace.route_orders) {
        list_route(order, products, market);
    }
    draw_ranks(scenario, now, random, workspace);
    clear_market(market, workspace.clearing, workspace.result);
    check_result(market, workspace.result);
    forget_last_month(clouds, chipmakers, products, licences);
    settle(scenario, rules, workspace, clouds, chipmakers, products, licences, ledger);
    book_licences(scenario, now, rules, clouds, licences);
}

} // namespace chokepoint
