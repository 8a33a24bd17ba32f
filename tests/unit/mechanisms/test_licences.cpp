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

//! A licence on chips for cn from the first month; everything goes through unless the test says otherwise.
Scenario licensed()
{
    Scenario s = two_countries();
    s.products[0].unit_stock = 1000000;
    s.products[1].unit_stock = 1000000;
    s.mechanisms.stockpiling = false;
    s.market.choice_spread = 0;
    s.market.carry_time = 1;
    s.rules = {chip_rule(s.start - 1, s.start)};
    s.rules[0].decision.verdict = Verdict::licence;
    s.rules[0].decision.grant = 1;
    finish(s);
    return s;
}

std::vector<std::int64_t> units(const Scenario& scenario)
{
    std::vector<std::int64_t> licensed;
    simulate(scenario, {}, [&](const Scenario&, const World& world) {
        licensed.push_back(world.rules.units_licensed[0]);
        CHECK(world.rules.units_licensed[0] == world.clouds.in_transit[0]);
    });
    return licensed;
}

} // namespace

TEST_CASE("A licence that grants all, at once and for nothing, is no rule", "[licences]")
{
    Scenario s = licensed();
    const auto without_rules = [](const Scenario& scenario) {
        std::vector<Digest> digests;
        for (const KindDigest& entry : kind_digests(scenario)) {
            if (entry.kind != "rules") {
                digests.push_back(entry.digest);
            }
        }
        return digests;
    };
    Scenario free = s;
    free.rules[0].decision.verdict = Verdict::allow;
    CHECK(without_rules(s) == without_rules(free));
}

TEST_CASE("A quota is used to the last unit and never exceeded - fractions are carried over", "[licences]")
{
    Scenario s = licensed();
    s.rules[0].decision.quota = 1000.5;
    const std::vector<std::int64_t> shipped = units(s);
    for (std::size_t month = 0; month < shipped.size(); ++month) {
        CHECK(shipped[month] == (month % 2 == 0 ? 1000 : 1001));
    }
}

TEST_CASE("A quota is shared by all buyers under the rule", "[licences]")
{
    Scenario s = licensed();
    s.clouds.push_back(s.clouds[0]);
    s.clouds[3].id = "second";
    s.rules[0].decision.quota = 1000;
    finish(s);
    simulate(s, {}, [&](const Scenario&, const World& world) {
        CHECK(world.clouds.in_transit[0] + world.clouds.in_transit[3 * 2] == 1000);
        CHECK(std::abs(world.clouds.in_transit[0] - world.clouds.in_transit[3 * 2]) <= 1);
    });
}

TEST_CASE("A cap holds licences to a share of what others bought in the year before", "[licences]")
{
    Scenario s = licensed();
    s.rules[0].decision.cap = 0.1;
    s.rules[0].decision.cap_of = {{1}};
    std::vector<std::int64_t> home;
    std::vector<std::int64_t> buyer;
    simulate(s, {}, [&](const Scenario&, const World& world) {
        buyer.push_back(world.clouds.in_transit[0]);
        std::int64_t base = 0;
        std::int64_t used = 0;
        const std::size_t now = home.size();
        for (std::size_t back = 1; back <= trailing_months && back <= now; ++back) {
            base += home[now - back];
        }
        for (std::size_t back = 0; back < trailing_months && back <= now; ++back) {
            used += buyer[now - back];
        }
        CHECK(used <= static_cast<std::int64_t>(std::floor(0.1 * static_cast<double>(base))));
        home.push_back(world.clouds.in_transit[2]);
    });
    CHECK(buyer[0] == 0);
    CHECK(buyer[1] == home[0] / 10);
    std::int64_t year = 0;
    for (std::size_t month = 12; month < 24; ++month) {
        year += buyer[month];
    }
    CHECK(year > 5400); // nine tenths of 0.1 x 12 x 5,000 are used
}

TEST_CASE("A fee goes to the issuer and lowers what money buys", "[licences]")
{
    Scenario s = licensed();
    s.market.choice_spread = 0.2;
    s.products.resize(1);
    s.rules[0].decision.fee = 0.25;
    s.end = s.start;
    finish(s);
    const World world = simulate(s, {}, [](const Scenario&, const World&) {});
    CHECK(world.clouds.in_transit[0] == 4000); // 50 MUSD at 12,500 USD
    CHECK_THAT(world.rules.fees[0], WithinAbs(10, 1e-9));
    CHECK_THAT(world.ledger.balance[world.ledger.countries + 1], WithinAbs(10, 1e-9));
    CHECK(world.clouds.in_transit[1] == 5000);
}

TEST_CASE("A fee moves buyers to what bears none", "[licences]")
{
    Scenario s = licensed();
    s.market.choice_spread = 0.2;
    const double before = static_cast<double>(units(s)[0]);
    s.rules[0].decision.fee = 0.25;
    // The logit's share falls by more than the fee takes from what the money buys.
    CHECK(static_cast<double>(units(s)[0]) < before / 1.25);
}

TEST_CASE("Licences take their time: all at once, or spread as an Erlang delay", "[licences]")
{
    Scenario s = licensed();
    s.rules[0].decision.delay = 3;
    s.rules[0].decision.grant = 0.5;
    const std::vector<std::int64_t> fixed = units(s);
    CHECK(fixed[2] == 0);
    CHECK(fixed[3] == 2500);
    s.mechanisms.licence_delay = LicenceDelay::erlang;
    const std::vector<std::int64_t> spread = units(s);
    CHECK(spread[0] == 0);
    CHECK(spread[3] == static_cast<std::int64_t>(2500 * (1 - 3 * std::exp(-2.0))));
    for (std::size_t month = 1; month < spread.size(); ++month) {
        CHECK(spread[month] >= spread[month - 1]);
        CHECK(spread[month] <= 2500);
    }
}
