// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "mechanisms/trade/grey_market.hpp"
#include "mechanisms/share_out.hpp"
#include "mechanisms/trade/choices.hpp"
#include "mechanisms/trade/trade.hpp"

namespace chokepoint {
namespace {

constexpr double memory = 12.0; //!< over which seizures are seen [month]

//! How many units of a shipment arrive: each is drawn, addressed by route, product and month.
std::int64_t arrivals(const Scenario& scenario, Month now, RandomKey random, const RouteOrder& order,
                      double seized)
{
    const auto limit = static_cast<std::uint64_t>(std::floor(seized * 0x1p32));
    const std::uint32_t salt = scenario.products[order.product].key & 0xFFFFFFU;
    std::int64_t arrived = 0;
    Block block{};
    for (std::int64_t unit = 0; unit < order.bought; ++unit) {
        const auto word = static_cast<std::size_t>(unit % 4);
        if (word == 0) {
            block = draw(random, Stream::smuggling, scenario.routes[order.route].key, now,
                         static_cast<std::uint32_t>(unit / 4), salt);
        }
        arrived += block.words[word] >= limit ? 1 : 0;
    }
    return arrived;
}

//! Units reach those who ordered them, against the street price.
double deliver_grey(const Scenario& scenario, const RouteOrder& order, std::int64_t arrived, Clouds& clouds,
                    Ledger& ledger, Workspace& workspace)
{
    const std::size_t count = scenario.products.size();
    const std::size_t num_clouds = scenario.clouds.size();
    const double price =
        static_cast<double>(workspace.street[order.route * count + order.product]) / cents_per_million;
    workspace.parts.assign(num_clouds, 0);
    share_out(arrived,
              {workspace.grey_wish.data() + grey_row(scenario, order.route, order.product), num_clouds},
              workspace.parts);
    double paid = 0.0;
    for (std::size_t cloud = 0; cloud < num_clouds; ++cloud) {
        const std::int64_t units = workspace.parts[cloud];
        const double money = static_cast<double>(units) * price;
        const std::size_t cell = cloud * count + order.product;
        clouds.smuggled[cell] += units;
        clouds.in_transit[cell] += units;
        clouds.units_bought[cloud] += units;
        clouds.spending[cell] += money;
        clouds.cash[cloud] -= money;
        ledger.transfer(ledger.clouds + cloud, ledger.routes + order.route, money);
        paid += money;
    }
    return paid;
}

//! Enforcement follows what it seizes; capacity follows what traders earn.
void adapt(const Scenario& scenario, double expected, std::size_t route, Routes& routes)
{
    const Route& given = scenario.routes[route];
    routes.seen[route] += (static_cast<double>(routes.seized[route]) - routes.seen[route]) / memory;
    routes.interdiction[route] = laws::interdiction(given.interdiction, given.interdiction_most,
                                                    given.enforcement, routes.seen[route]);
    const double used =
        routes.capacity[route] > 0.0
            ? std::min(1.0, static_cast<double>(routes.bought[route]) / routes.capacity[route])
            : 0.0;
    const double earned = expected > 0.0 ? std::clamp(routes.profit[route] / expected, -1.0, 1.0) : 0.0;
    routes.capacity[route] =
        laws::route_capacity(routes.capacity[route], given.growth, earned * used, routes.supply[route]);
}

} // namespace

void smuggle(const Scenario& scenario, Month now, RandomKey random, const Products& products, Clouds& clouds,
             Routes& routes, Ledger& ledger, Workspace& workspace)
{
    std::ranges::fill(clouds.smuggled, 0);
    std::ranges::fill(routes.bought, 0);
    std::ranges::fill(routes.arrived, 0);
    std::ranges::fill(routes.seized, 0);
    std::ranges::fill(routes.profit, 0.0);
    std::vector<double>& expected = workspace.expected_profit;
    expected.assign(scenario.routes.size(), 0.0);
    for (const RouteOrder& order : workspace.route_orders) {
        const Route& given = scenario.routes[order.route];
        const double list = static_cast<double>(products.price[order.product]) / cents_per_million;
        const std::int64_t arrived =
            arrivals(scenario, now, random, order, seizure_on(scenario, routes, order.route));
        const std::int64_t seized = order.bought - arrived;
        const double paid = deliver_grey(scenario, order, arrived, clouds, ledger, workspace);
        const double fines = static_cast<double>(seized) * given.fine * list;
        ledger.transfer(ledger.routes + order.route, ledger.countries + std::size_t(given.via), fines);
        routes.bought[order.route] += order.bought;
        routes.arrived[order.route] += arrived;
        routes.seized[order.route] += seized;
        routes.seized_total[order.route * scenario.products.size() + order.product] += seized;
        routes.profit[order.route] += paid - fines - static_cast<double>(order.bought) * list;
        expected[order.route] += static_cast<double>(order.bought) * list * given.mark_up;
    }
    for (std::size_t route = 0; route < scenario.routes.size(); ++route) {
        adapt(scenario, expected[route], route, routes);
    }
}

} // namespace chokepoint
