// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "support/catch.hpp"
#include "support/worlds.hpp"

#include "mechanisms/develop/develop.hpp"
#include "mechanisms/develop/serving.hpp"

#include <cmath>

using namespace chokepoint;
using namespace chokepoint::testing;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

constexpr auto us = static_cast<std::size_t>(Region::us);
constexpr auto cn = static_cast<std::size_t>(Region::cn);

const WorldObserver nobody = [](const Scenario&, const World&) {};

//! Users in China, a lab at home (row 0) and one in the US (row 1), both with a release and ample compute.
struct Market2 {
    explicit Market2(double protection)
    {
        s = one_of_everything();
        s.countries.resize(2, s.countries[0]);
        s.countries[0].id = "cn";
        s.countries[0].region = Region::cn;
        s.countries[1].id = "us";
        s.labs.resize(2, s.labs[0]);
        s.labs[0].id = "home_lab";
        s.labs[1].id = "us_lab";
        s.labs[1].country = {1};
        s.segments[0].protection.steps[0].value = protection;
        s.segments[0].adopted = 0.5;
        s.mechanisms.taste = false;
        s.applications.switching_rate = 1;
        finish(s);
        world = build_world(s, {});
        world.month = s.start;
        world.labs.own_compute = {1e6, 1e6};
        world.labs.capability = {40, 50};
    }

    void month()
    {
        std::ranges::fill(world.ledger.flow, 0.0);
        run_applications(s, world.month, {}, world.regions, world.segments, world.labs, world.clouds,
                         world.ledger);
        world.month = world.month + 1;
    }

    Scenario s;
    World world;
};

double total(const std::vector<double>& values)
{
    double sum = 0.0;
    for (const double value : values) {
        sum += value;
    }
    return sum;
}

} // namespace

TEST_CASE("Users adopt by Bass' law from the first month in which there is a model", "[applications]")
{
    Scenario s = one_of_everything();
    s.segments[0].innovation = 0.03;
    s.segments[0].imitation = 0.38;
    s.labs[0].training_time = 6; // the first release comes in June, and June's users have it
    int months = 0;
    simulate(s, {}, [&](const Scenario&, const World& world) {
        ++months;
        const double years = std::max(0, months - 5) / 12.0;
        const double left = std::exp(-0.41 * years);
        CHECK_THAT(world.segments.adoption[0], WithinAbs((1 - left) / (1 + 0.38 / 0.03 * left), 1e-12));
    });
}

TEST_CASE("An adopter spends what is given in the first month, then as capability grows, within the ceiling",
          "[applications]")
{
    Market2 market(0.0);
    market.s.segments[0].innovation = 0;
    market.s.segments[0].imitation = 0;
    market.month();
    // half of 1e6 users x 100 USD a year / 12 = 4.1667 MUSD a month
    CHECK_THAT(market.world.segments.spending[0], WithinRel(0.5 * 1e6 * 100 / 12 / 1e6, 1e-12));
    market.world.labs.capability = {50, 60}; // ten points for all
    market.month();
    CHECK_THAT(market.world.segments.spending[0],
               WithinRel(0.5 * 1e6 * 100 / 12 / 1e6 * std::exp(0.05 * 10), 1e-12));
    market.world.labs.capability = {500, 510};
    market.month();
    CHECK_THAT(market.world.segments.spending[0],
               WithinRel(0.5 * 0.016 * 1e6 / 12, 1e-12)); // of a product of 1e6
}

TEST_CASE("Protection keeps its share of users from foreign services, not from open weights",
          "[applications]")
{
    const auto foreign_share = [](double protection, bool open) {
        Market2 market(protection);
        market.world.labs.open_weights[1] = static_cast<std::int8_t>(open);
        market.month();
        CHECK_THAT(total(market.world.segments.provider_share), WithinRel(1.0, 1e-12));
        return market.world.segments.provider_share[1];
    };
    const double unprotected = foreign_share(0.0, false);
    // logit of two nests of one: 1/(1 + exp(0.5 - 0.1 * 10))
    CHECK_THAT(unprotected, WithinRel(1 / (1 + std::exp(0.5 - 1.0)), 1e-12));
    CHECK_THAT(foreign_share(0.9, false), WithinRel(0.1 * unprotected, 1e-12));
    CHECK(foreign_share(1.0, false) == 0.0);
    // a price of 0.5 at weight 0.5 is worth 0.3466
    CHECK_THAT(foreign_share(1.0, true),
               WithinRel(1 / (1 + std::exp(0.5 - 1.0 - 0.5 * std::log(2.0))), 1e-12));
}

TEST_CASE("Users change providers at the switching rate", "[applications]")
{
    Market2 market(0.0);
    market.month();
    const double before = market.world.segments.provider_share[1];
    market.s.applications.switching_rate = 0.1;
    market.world.labs.capability = {40, 80};
    market.month();
    const double aim = 1 / (1 + std::exp(0.5 - 4.0));
    CHECK_THAT(market.world.segments.provider_share[1], WithinRel(0.9 * before + 0.1 * aim, 1e-12));
}

TEST_CASE("Users' money goes to labs and on to their clouds, or to hosts of open models - nothing is lost",
          "[applications]")
{
    Market2 market(0.0);
    market.month();
    const Ledger& ledger = market.world.ledger;
    const double paid = market.world.segments.spending[0];
    CHECK_THAT(ledger.flow[ledger.segments], WithinRel(-paid, 1e-12));
    CHECK_THAT(market.world.labs.revenue[0] + market.world.labs.revenue[1], WithinRel(paid, 1e-12));
    CHECK_THAT(total(ledger.flow), WithinAbs(0.0, 1e-9));
    market.world.labs.open_weights = {1, 1};
    market.month();
    CHECK(market.world.labs.revenue[0] == 0.0);
    CHECK_THAT(market.world.clouds.hosting_revenue[0], WithinRel(market.world.segments.spending[0], 1e-12));
    CHECK(market.world.segments.spending[0] < 0.6 * paid); // at half the price of services
    CHECK_THAT(total(ledger.balance), WithinAbs(0.0, 1e-9));
}

TEST_CASE("A lab serves no more than its cap allows: the rest is unserved", "[applications]")
{
    Market2 market(1.0); // all to the home lab
    market.world.labs.own_compute[0] = 100;
    market.world.labs.rented_compute[0] = 0;
    market.month();
    const double most = 0.75 * 100 * 3650 / 1e6;
    CHECK_THAT(market.world.labs.revenue[0], WithinRel(most, 1e-12));
    CHECK_THAT(market.world.segments.spending[0] + market.world.segments.unserved[0],
               WithinRel(0.5 * 1e6 * 100 / 12 / 1e6, 0.05));
    CHECK(market.world.segments.unserved[0] > most);
}

TEST_CASE("Users claim labs' compute: without them it trains", "[applications]")
{
    Scenario s = one_of_everything();
    s.segments[0].adopted = 0.5;
    s.segments[0].spend = 1000;
    const World with = simulate(s, {}, nobody);
    const double compute = with.labs.own_compute[0] + with.labs.rented_compute[0];
    // The cap binds: what is served is last month's money, which last month's compute and price allowed.
    CHECK_THAT(with.labs.inference_compute[0], WithinRel(0.75 * compute, 0.06));
    Scenario empty = s;
    empty.segments.clear();
    const World without = simulate(empty, {}, nobody);
    CHECK_THAT(without.labs.inference_compute[0], WithinRel(0.3 * compute, 1e-12)); // the given share
    CHECK(without.labs.training_compute[0] > 2.0 * with.labs.training_compute[0]);
    Scenario off = s;
    off.mechanisms.applications = false;
    const World switched_off = simulate(off, {}, nobody);
    CHECK(switched_off.labs.training_compute[0] == without.labs.training_compute[0]);
    CHECK(switched_off.segments.adoption[0] == 0.5);
}

TEST_CASE("The serving price follows the price of chips to its exponent", "[applications]")
{
    const Scenario s = one_of_everything();
    World world = build_world(s, {});
    CHECK(serving_price(s, world.regions) == 3650.0); // nobody bought
    const std::size_t chips =
        (us * num_layers + static_cast<std::size_t>(Layer::chips)) * num_origins * trailing_months;
    world.regions.use[chips] = 1000;          // H100e
    world.regions.chip_value[us * 60] = 12.5; // MUSD: 12,500 USD, half the reference
    CHECK_THAT(serving_price(s, world.regions), WithinRel(3650 * std::pow(0.5, 0.7), 1e-12));
}

TEST_CASE("Open models from abroad are a source of their own - who runs them builds applications at home",
          "[applications][measure]")
{
    Scenario s = Market2(1.0).s;
    s.labs.erase(s.labs.begin());
    s.labs[0].open = Openness::open;
    s.labs[0].from = {2020, 1, 1};
    const World world = simulate(s, {}, nobody);
    const auto share = [&](Layer layer, Origin origin) {
        return world.regions.supply_share[(cn * num_layers + static_cast<std::size_t>(layer)) * num_origins +
                                          static_cast<std::size_t>(origin)];
    };
    CHECK(share(Layer::models, Origin::open) == 1.0);
    CHECK(share(Layer::applications, Origin::domestic) == 1.0);
    CHECK(world.regions.application_spending[cn] > 0.0);
    CHECK_THAT(world.regions.application_revenue[cn],
               WithinRel(world.regions.application_spending[cn], 1e-12));
}
