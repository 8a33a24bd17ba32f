// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "core/whole.hpp"
#include "mechanisms/govern/passing.hpp"
#include "mechanisms/share_out.hpp"
#include "mechanisms/trade/choices.hpp"
#include "mechanisms/trade/grey_market.hpp"
#include "mechanisms/trade/trade.hpp"

namespace chokepoint {
namespace {

bool serves(const Route& route, const Cloud& cloud)
{
    return std::ranges::find(route.to, cloud.country) != route.to.end();
}

//! What each route asks for each product that it may buy in its country.
void post_street_prices(const Scenario& scenario, Month now, const RuleTable& rules, const Routes& routes,
                        const Products& products, std::vector<std::int64_t>& street)
{
    const std::size_t count = scenario.products.size();
    const std::size_t num_routes = scenario.routes.size();
    street.assign(num_routes * count, 0);
    for (std::size_t route = 0; route < num_routes; ++route) {
        const Route& given = scenario.routes[route];
        const double seized = seizure_on(scenario, routes, route);
        for (std::size_t product = 0; given.acts(now) && product < count; ++product) {
            if (rules.routes[product * num_routes + route].verdict < Verdict::licence) {
                const auto list = static_cast<double>(products.price[product]);
                const double price =
                    laws::street_price(list, list * given.mark_up, list * given.fine, seized);
                street[route * count + product] = static_cast<std::int64_t>(std::ceil(price));
            }
        }
    }
}

//! The cheapest route that brings a product to a cloud; 0 where there is none [US cent].
std::int64_t cheapest(const Scenario& scenario, const Routes& routes, const Workspace& workspace,
                      std::size_t cloud, std::size_t product)
{
    std::int64_t best = 0;
    for (std::size_t route = 0; route < scenario.routes.size(); ++route) {
        const std::int64_t price = workspace.street[route * scenario.products.size() + product];
        const bool open = price > 0 && routes.capacity[route] > 0.0 &&
                          serves(scenario.routes[route], scenario.clouds[cloud]);
        best = open && (best == 0 || price < best) ? price : best;
    }
    return best;
}

//! Units of what rules keep from a cloud that it would rather have at the street price than what it may buy,
//! by the same choice as for all it buys; routes share them by capacity.
void wish_for_grey(const Scenario& scenario, Month now, const RuleTable& rules, const Clouds& clouds,
                   const Routes& routes, std::size_t cloud, Products& products, Workspace& workspace)
{
    const std::size_t count = scenario.products.size();
    const std::size_t num_clouds = scenario.clouds.size();
    const double* value = workspace.value.data() + cloud * count;
    workspace.grey_value.assign(value, value + count);
    workspace.grey_share.assign(count, 0.0);
    const auto open = [&](std::size_t product) {
        return passing_share(scenario, rules.chips[product * num_clouds + cloud], now) > 0.0;
    };
    const auto brought = [&](std::size_t product) {
        const bool obeys = scenario.clouds[cloud].owner == Owner::state &&
                           rules.closed_at_home[product * num_clouds + cloud] != 0;
        return open(product) || obeys ? 0 : cheapest(scenario, routes, workspace, cloud, product);
    };
    bool any = false;
    for (std::size_t product = 0; product < count; ++product) {
        const std::int64_t street = brought(product);
        if (street > 0 && std::isfinite(value[product])) {
            workspace.grey_value[product] -=
                math::log(static_cast<double>(street) / static_cast<double>(products.price[product]));
            std::int64_t& lowest = products.street_price[product];
            lowest = lowest == 0 ? street : std::min(lowest, street);
            any = true;
        } else if (!open(product)) {
            workspace.grey_value[product] = -std::numeric_limits<double>::infinity();
        }
    }
    if (!any) {
        return;
    }
    split_money(
        workspace.grey_value, scenario.market.choice_spread, [](std::size_t) { return true; },
        std::span<double>{workspace.grey_share});
    for (std::size_t product = 0; product < count; ++product) {
        double capacity = 0.0;
        const auto carries = [&](std::size_t route) {
            return workspace.street[route * count + product] > 0 &&
                   serves(scenario.routes[route], scenario.clouds[cloud]);
        };
        for (std::size_t route = 0; route < scenario.routes.size(); ++route) {
            capacity += carries(route) ? routes.capacity[route] : 0.0;
        }
        const double money = brought(product) > 0 ? clouds.cash[cloud] * workspace.grey_share[product] : 0.0;
        for (std::size_t route = 0; capacity > 0.0 && route < scenario.routes.size(); ++route) {
            if (carries(route)) {
                const double price =
                    static_cast<double>(workspace.street[route * count + product]) / cents_per_million;
                workspace.grey_wish[grey_row(scenario, route, product) + cloud] =
                    money / price * routes.capacity[route] / capacity;
            }
        }
    }
}

//! Whole units that a route tries to buy of a product, and the money that its customers keep for them.
void order_product(const Scenario& scenario, std::size_t route, std::size_t product, double units,
                   const Clouds& clouds, Routes& routes, Workspace& workspace)
{
    const std::size_t count = scenario.products.size();
    const std::size_t num_clouds = scenario.clouds.size();
    const std::span<double> wishes{workspace.grey_wish.data() + grey_row(scenario, route, product),
                                   num_clouds};
    const double price = static_cast<double>(workspace.street[route * count + product]) / cents_per_million;
    workspace.parts.assign(num_clouds, 0);
    share_out(whole(units, routes.unit_carry[route * count + product]), wishes, workspace.parts);
    RouteOrder order{route, product, 0, 0};
    for (std::size_t cloud = 0; cloud < num_clouds; ++cloud) {
        const double left = std::max(0.0, clouds.cash[cloud] - workspace.reserved[cloud]);
        const auto most = static_cast<std::int64_t>(std::floor(left / price));
        const std::int64_t part = std::min(workspace.parts[cloud], most);
        wishes[cloud] = static_cast<double>(part);
        workspace.reserved[cloud] += static_cast<double>(part) * price;
        order.units += part;
    }
    if (order.units > 0) {
        workspace.route_orders.push_back(order);
    }
}

//! Part of its region's orders that comes from a country, by the money that its clouds have this month.
double part_of_region(const Scenario& scenario, const Clouds& clouds, Reference country)
{
    const std::size_t region = region_of(scenario, country);
    double here = 0.0;
    double all = 0.0;
    for (std::size_t cloud = 0; cloud < scenario.clouds.size(); ++cloud) {
        const Reference home = scenario.clouds[cloud].country;
        here += home == country ? clouds.income[cloud] : 0.0;
        all += region_of(scenario, home) == region ? clouds.income[cloud] : 0.0;
    }
    return all > 0.0 ? here / all : 0.0;
}

//! A route orders all that is wished and can be had, in proportion, as far as its capacity goes.
void plan_route(const Scenario& scenario, std::size_t route, const Clouds& clouds, const Products& products,
                Routes& routes, Workspace& workspace)
{
    const std::size_t count = scenario.products.size();
    const Route& given = scenario.routes[route];
    const std::size_t region = region_of(scenario, given.via);
    const double share = given.ceiling * part_of_region(scenario, clouds, given.via);
    std::vector<double>& available = workspace.route_units;
    available.assign(count, 0.0);
    double total = 0.0;
    for (std::size_t product = 0; product < count; ++product) {
        double wanted = 0.0;
        for (std::size_t cloud = 0; cloud < scenario.clouds.size(); ++cloud) {
            wanted += workspace.grey_wish[grey_row(scenario, route, product) + cloud];
        }
        // Orders still are last month's: this month's are not known before routes have bought.
        const std::int64_t ordered = products.orders[destination_of(product, region)];
        const double supply = share * static_cast<double>(std::min(products.unit_stock[product], ordered));
        available[product] = std::min(wanted, supply);
        total += available[product];
        routes.supply[route] += wanted > 0.0 ? supply : 0.0;
    }
    const double served = total > routes.capacity[route] ? routes.capacity[route] / total : 1.0;
    for (std::size_t product = 0; product < count; ++product) {
        const double units = std::min(available[product] * served, most_route_units - 1.0);
        if (units > 0.0) {
            order_product(scenario, route, product, units, clouds, routes, workspace);
        }
    }
}

} // namespace

void plan_smuggling(const Scenario& scenario, Month now, const RuleTable& rules, const Clouds& clouds,
                    Routes& routes, Products& products, Workspace& workspace)
{
    workspace.reserved.assign(scenario.clouds.size(), 0.0);
    workspace.route_orders.clear();
    std::ranges::fill(products.street_price, 0);
    std::ranges::fill(routes.supply, 0.0);
    if (!scenario.mechanisms.grey_market || scenario.routes.empty()) {
        return;
    }
    workspace.grey_wish.assign(grey_row(scenario, scenario.routes.size(), 0), 0.0);
    post_street_prices(scenario, now, rules, routes, products, workspace.street);
    for (std::size_t cloud = 0; cloud < scenario.clouds.size(); ++cloud) {
        wish_for_grey(scenario, now, rules, clouds, routes, cloud, products, workspace);
    }
    for (std::size_t route = 0; route < scenario.routes.size(); ++route) {
        plan_route(scenario, route, clouds, products, routes, workspace);
    }
}

} // namespace chokepoint
