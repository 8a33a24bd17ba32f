// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "mechanisms/govern/passing.hpp"
#include "mechanisms/performance.hpp"
#include "mechanisms/trade/trade.hpp"

#include <cmath>
#include <numeric>

namespace chokepoint {
namespace {

constexpr double cents_per_million = 1e8;
constexpr std::int64_t most_need = std::int64_t{1} << 40;

void list_products(const Products& products, Market& market)
{
    market.supply.assign(products.unit_stock.begin(), products.unit_stock.end());
    market.performance.clear();
    for (const Product& product : products.designs) {
        market.performance.push_back(market_performance(product));
    }
}

//! A quota for every cloud and product that needs a licence: the granted share of what the cloud orders.
void grant_licences(const Scenario& scenario, Month now, const RuleTable& rules, Workspace& workspace)
{
    const std::size_t num_clouds = scenario.clouds.size();
    Market& market = workspace.market;
    workspace.licences.assign(num_clouds * scenario.products.size(), MarketEdge::no_group);
    market.capacity.clear();
    for (const Slot& slot : workspace.slots) {
        const EdgeDecision& decision = rules.chips[slot.product * num_clouds + slot.cloud];
        if (decision.verdict == Verdict::licence) {
            const double granted = static_cast<double>(slot.units) * passing_share(scenario, decision, now);
            workspace.licences[slot.cloud * scenario.products.size() + slot.product] =
                static_cast<std::int32_t>(market.capacity.size());
            market.capacity.push_back(static_cast<std::int64_t>(granted));
        }
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

//! A slot's wishes: its own product first, then the others as its cloud likes them.
void list_slot(const Slot& slot, const Products& products, std::size_t count, Workspace& workspace)
{
    Market& market = workspace.market;
    std::int64_t largest = 1;
    const auto list = [&](std::size_t product) {
        MarketEdge edge;
        edge.price = products.price[product];
        edge.product = static_cast<std::int32_t>(product);
        edge.groups[0] = workspace.licences[slot.cloud * count + product];
        market.edges.push_back(edge);
        largest = std::max(largest, market.performance[product]);
    };
    list(slot.product);
    for (const std::size_t product : workspace.preference) {
        if (product != slot.product) {
            list(product);
        }
    }
    const std::int64_t need = std::min(most_need, slot.units * market.performance[slot.product]);
    market.need.push_back(need);
    market.budget.push_back(slot.budget);
    market.speed.push_back(std::max(need, least_speed(need, largest)));
    market.tier.push_back(0);
    market.first_edge.push_back(static_cast<std::int32_t>(market.edges.size()));
}

//! The order of equals is drawn anew each month, addressed by the buyer.
void draw_ranks(const Scenario& scenario, Month now, RandomKey random, Workspace& workspace)
{
    const std::vector<Slot>& slots = workspace.slots;
    std::vector<std::uint64_t>& ties = workspace.ties;
    ties.clear();
    for (std::size_t slot = 0; slot < slots.size(); ++slot) {
        const std::uint32_t key = scenario.clouds[slots[slot].cloud].key;
        const Block block = draw(random, Stream::market_rank, key, now);
        ties.push_back((std::uint64_t{block.words[0]} << 32U) | slot);
    }
    std::ranges::sort(ties);
    workspace.market.rank.assign(slots.size(), 0);
    for (std::size_t place = 0; place < ties.size(); ++place) {
        workspace.market.rank[ties[place] & 0xFFFFFFFFU] = static_cast<std::int32_t>(place);
    }
}

//! What was taken changes hands: units leave the maker's stock, money the cloud's cash.
void settle(const Scenario& scenario, const Workspace& workspace, Clouds& clouds, Chipmakers& chipmakers,
            Products& products, Ledger& ledger)
{
    const std::size_t count = scenario.products.size();
    const Market& market = workspace.market;
    std::ranges::fill(products.sold, 0);
    std::ranges::fill(chipmakers.units_sold, 0);
    std::ranges::fill(clouds.units_bought, 0);
    std::ranges::fill(clouds.spending, 0.0);
    for (std::size_t slot = 0; slot < workspace.slots.size(); ++slot) {
        const std::size_t cloud = workspace.slots[slot].cloud;
        const auto last = static_cast<std::size_t>(market.first_edge[slot + 1]);
        for (auto edge = static_cast<std::size_t>(market.first_edge[slot]); edge < last; ++edge) {
            const std::int64_t units = workspace.result.units[edge];
            const auto product = static_cast<std::size_t>(market.edges[edge].product);
            const auto maker = std::size_t(products.designs[product].maker);
            const double money = static_cast<double>(units * market.edges[edge].price) / cents_per_million;
            products.unit_stock[product] -= units;
            products.sold[product] += units;
            chipmakers.units_sold[maker] += units;
            clouds.units_bought[cloud] += units;
            clouds.in_transit[cloud * count + product] += units;
            clouds.spending[cloud * count + product] += money;
            clouds.cash[cloud] -= money;
            ledger.transfer(ledger.clouds + cloud, ledger.chipmakers + maker, money);
        }
    }
}

} // namespace

void clear_accelerators(const Scenario& scenario, Month now, RandomKey random, const RuleTable& rules,
                        Workspace& workspace, Clouds& clouds, Chipmakers& chipmakers, Products& products,
                        Ledger& ledger)
{
    Market& market = workspace.market;
    workspace.offered.assign(products.unit_stock.begin(), products.unit_stock.end());
    list_products(products, market);
    grant_licences(scenario, now, rules, workspace);
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
        list_slot(slot, products, scenario.products.size(), workspace);
    }
    draw_ranks(scenario, now, random, workspace);
    clear_market(market, workspace.clearing, workspace.result);
    check_result(market, workspace.result);
    settle(scenario, workspace, clouds, chipmakers, products, ledger);
}

} // namespace chokepoint
