// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "support/catch.hpp"
#include "two_countries.hpp"

#include <cmath>

using namespace chokepoint;
using namespace chokepoint::testing;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

//! A rule from the first month, and a route through the third country.
Scenario smuggling()
{
    Scenario s = two_countries();
    s.products[0].unit_stock = 1000000;
    s.rules = {chip_rule(s.start - 1, s.start)};
    s.routes.resize(1);
    apply_defaults(s, "routes");
    s.routes[0].id = "route";
    s.routes[0].to = {{0}};
    s.routes[0].via = {2};
    s.routes[0].capacity = 100;
    s.routes[0].growth = 0;
    s.mechanisms.taste = false;
    s.compute.retirement = 0;
    for (Cloud& cloud : s.clouds) {
        cloud.capex.steps[0].value = 100;
    }
    for (Fab& fab : s.fabs) {
        fab.wafer_capacity.steps[0].value = 1000;
    }
    finish(s);
    return s;
}

struct Flow {
    std::vector<std::int64_t> bought;
    std::vector<std::int64_t> arrived;
    std::vector<double> capacity;
    std::vector<double> per_hop;
    std::vector<double> smuggled; //!< as the region reports it [H100e]
    std::int64_t street = 0;
    std::int64_t list = 0;
};

Flow run(const Scenario& scenario, RandomKey random = {})
{
    Flow flow;
    simulate(scenario, random, [&](const Scenario&, const World& world) {
        flow.bought.push_back(world.routes.bought[0]);
        flow.arrived.push_back(world.routes.arrived[0]);
        CHECK(world.routes.bought[0] == world.routes.arrived[0] + world.routes.seized[0]);
        flow.capacity.push_back(world.routes.capacity[0]);
        flow.per_hop.push_back(world.routes.interdiction[0]);
        flow.smuggled.push_back(
            world.regions.accelerators_acquired[static_cast<std::size_t>(Region::cn) * num_channels +
                                                static_cast<std::size_t>(Channel::smuggled)]);
        flow.street = world.products.street_price[0];
        flow.list = world.products.price[0];
    });
    return flow;
}

} // namespace

TEST_CASE("A route brings what rules refuse, up to its capacity, at the street price", "[grey]")
{
    Scenario s = smuggling();
    s.routes[0].interdiction = 0;
    s.routes[0].interdiction_most = 0;
    s.routes[0].mark_up = 0.3;
    const Flow flow = run(s);
    CHECK(flow.bought[0] == 0); // nobody has ordered in the country of the route yet
    for (std::size_t month = 1; month < flow.bought.size(); ++month) {
        CHECK(flow.bought[month] == 100);
        CHECK(flow.arrived[month] == 100);
        CHECK_THAT(flow.smuggled[month], WithinAbs(50, 1e-9)); // half an H100 each
    }
    CHECK(flow.list == 1000000);
    CHECK(flow.street == 1300000);
}

TEST_CASE("Arrivals are binomial: mean and variance of many months (ORC-12)", "[grey]")
{
    Scenario s = smuggling();
    s.end = s.start + 12;
    s.routes[0].enforcement = 0;
    s.routes[0].interdiction = 0.1;
    s.routes[0].hops = 2;
    const double q = 1 - 0.9 * 0.9;
    double sum = 0;
    double squares = 0;
    double count = 0;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        const Flow flow = run(s, {seed, 0});
        for (std::size_t month = 1; month < flow.bought.size(); ++month) {
            const auto bought = static_cast<double>(flow.bought[month]);
            REQUIRE(bought >= 99); // a fraction of a unit may wait for the next month
            const double off = (static_cast<double>(flow.arrived[month]) - bought * (1 - q)) /
                               std::sqrt(bought * q * (1 - q));
            sum += off;
            squares += off * off;
            count += 1;
        }
    }
    CHECK(std::abs(sum / count) < 4 / std::sqrt(count));
    // The variance of a sample variance is 2 v^2 / n, the binomial's excess kurtosis aside (below 1 %).
    CHECK(std::abs(squares / count - 1) < 4 * std::sqrt(2 / count));
}

TEST_CASE("A route buys no more than its part of what its country's buyers want", "[grey]")
{
    Scenario s = smuggling();
    s.routes[0].capacity = 50000;
    s.routes[0].ceiling = 0.02;
    const Flow flow = run(s);
    for (std::size_t month = 1; month < flow.bought.size(); ++month) {
        CHECK(flow.bought[month] > 0);
        CHECK(flow.bought[month] <= 101); // 0.02 x 5,000: 50 MUSD at 10,000 USD, less what goes elsewhere
    }
    SECTION("nothing, where nobody buys")
    {
        s.clouds[2].capex.steps[0].value = 0;
        for (const std::int64_t bought : run(s).bought) {
            CHECK(bought == 0);
        }
    }
}

TEST_CASE("What a route buys, others do not get", "[grey]")
{
    Scenario s = smuggling();
    s.products[0].unit_stock = 0; // what is made is all there is
    s.products[1].unit_stock = 0;
    s.fabs[0].wafer_capacity.steps[0].value = 60;
    s.routes[0].capacity = 1000;
    Scenario none = s;
    none.mechanisms.grey_market = false;
    const auto legal = [](const Scenario& scenario) {
        std::int64_t units = 0;
        std::int64_t all = 0;
        simulate(scenario, {}, [&](const Scenario&, const World& world) {
            units += world.clouds.in_transit[2] + world.clouds.in_transit[4];
            all += world.products.sold[0];
        });
        return std::pair{units, all};
    };
    const auto [with_route, sold] = legal(s);
    const auto [without, sold_without] = legal(none);
    REQUIRE(sold_without > 0);
    CHECK(with_route < without);
}

TEST_CASE("A state's own sites do not buy around their own state's rule - others may", "[grey]")
{
    Scenario s = smuggling();
    Rule home = s.rules[0];
    home.id = "zhome";
    home.issuer = {0};
    home.side = RuleSide::imports;
    home.to = {};
    s.rules.push_back(home);
    finish(s);
    CHECK(run(s).bought[1] == 100);
    s.clouds[0].owner = Owner::state;
    CHECK(run(s).bought[1] == 0);
    s.rules.pop_back();
    CHECK(run(s).bought[1] == 100);
}

TEST_CASE("Seizures make enforcement stronger, within its bounds", "[grey]")
{
    Scenario s = smuggling();
    s.routes[0].enforcement = 0.01;
    const Flow flow = run(s);
    CHECK(flow.per_hop.front() == 0.04);
    CHECK(flow.per_hop.back() > 0.04);
    CHECK(flow.per_hop.back() <= 0.3);
}

TEST_CASE("A route that earns grows until its part of the supply stops it", "[grey]")
{
    Scenario s = smuggling();
    s.end = s.start + 119;
    s.products[0].unit_stock = 10000000;
    s.routes[0].growth = 0.07;
    s.routes[0].interdiction = 0;
    s.routes[0].interdiction_most = 0;
    s.routes[0].ceiling = 0.1;
    const Flow flow = run(s);
    CHECK(flow.capacity[24] > 200);
    for (const double capacity : flow.capacity) {
        CHECK(capacity <= 0.1 * 5000);
    }
}

TEST_CASE("No rule, no route, or the switch: nothing is smuggled", "[grey]")
{
    Scenario s = smuggling();
    SECTION("rule")
    {
        s.rules.clear();
    }
    SECTION("price out of reach")
    {
        s.routes[0].mark_up = 10;
    }
    SECTION("switch")
    {
        s.mechanisms.grey_market = false;
    }
    SECTION("the route's own country is refused too")
    {
        s.rules[0].to = {{0}, {2}};
    }
    SECTION("dates")
    {
        s.routes[0].from = {2022, 1, 1};
    }
    finish(s);
    for (const std::int64_t bought : run(s).bought) {
        CHECK(bought == 0);
    }
}
