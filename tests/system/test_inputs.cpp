// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "support/catch.hpp"
#include "support/worlds.hpp"

using namespace chokepoint;
using namespace chokepoint::testing;

namespace {

//! Two of what competes, a fund that builds and a rule that refuses.
Scenario busy_world()
{
    Scenario s = one_of_everything();
    s.products.resize(2, s.products[0]);
    s.products[1].id = "other";
    s.clouds.resize(2, s.clouds[0]);
    s.clouds[1].id = "second";
    s.countries.resize(2, s.countries[0]);
    s.countries[1].id = "transit";
    s.countries[1].region = Region::row;
    s.clouds.resize(3, s.clouds[0]);
    s.clouds[2].id = "transit";
    s.clouds[2].country = {1};
    s.routes.resize(1);
    s.routes[0].id = "route";
    s.routes[0].to = {{0}};
    s.routes[0].via = {1};
    s.routes[0].capacity = 500;
    s.routes[0].interdiction = 0.05;
    s.routes[0].mark_up = 0.1;
    s.routes[0].ceiling = 0.3;
    s.labs.resize(2, s.labs[0]);
    s.labs[1].id = "small";
    s.labs[1].compute = 5;
    s.labs[1].clouds.clear();
    s.labs[1].open = Openness::endogenous; // and by its motives nearly always open
    s.labs[1].disposition = 1;
    s.labs[1].api_share = 0;
    s.research.openness_base = -4;
    s.research.openness_disposition = 20;
    s.research.openness_sales = 30;
    s.segments[0].adopted = 0.1;
    s.research.post_training_start = s.research.distillation_start = {2020, 1, 1};
    s.market.exogenous_until = {2020, 6, 1};
    s.series.training_demand_growth.steps = {{s.start, 0.5}};
    s.funds.resize(1);
    s.funds[0].id = "fund";
    s.funds[0].country = {0};
    s.funds[0].amount = 5000;
    s.funds[0].years = 2;
    s.funds[0].from = {2020, 1, 1};
    s.funds[0].layers[static_cast<std::size_t>(Layer::foundry)] = 1;
    s.fabs[0].wafer_capacity.steps[0].value = 150;
    s.rules.resize(1);
    s.rules[0].id = "rule";
    s.rules[0].issuer = {0};
    s.rules[0].origins = {{0}};
    s.rules[0].to = {{0}};
    s.rules[0].from = {2020, 10, 1};
    s.rules[0].when = {Predicate::Type::leaf, {}, Attribute::product, Comparison::equal, 0, "other"};
    finish(s);
    return s;
}

} // namespace

TEST_CASE("Seed and replicate change draws: the same ones repeat them", "[system][digest]")
{
    const Scenario s = busy_world();
    CHECK(run_digest(s, {1, 0}) == run_digest(s, {1, 0}));
    CHECK(run_digest(s, {1, 0}) != run_digest(s, {2, 0}));
    CHECK(run_digest(s, {1, 0}) != run_digest(s, {1, 1}));
}

TEST_CASE("Every mechanism's input matters: without it the output changes", "[system][mechanisms]")
{
    const Scenario s = busy_world();
    const Digest before = run_digest(s);
    Scenario changed = s;
    SECTION("rules")
    {
        changed.mechanisms.rules = false;
    }
    SECTION("investment")
    {
        changed.mechanisms.investment = false;
    }
    SECTION("learning")
    {
        changed.mechanisms.learning = false;
    }
    SECTION("prices")
    {
        changed.mechanisms.prices = false;
    }
    SECTION("taste")
    {
        changed.mechanisms.taste = false;
    }
    SECTION("stockpiling")
    {
        changed.mechanisms.stockpiling = false;
    }
    SECTION("rumours")
    {
        changed.rules[0].surprise = true;
    }
    SECTION("grey market")
    {
        changed.mechanisms.grey_market = false;
    }
    SECTION("route")
    {
        changed.routes[0].capacity = 10;
    }
    SECTION("licence instead of ban")
    {
        changed.rules[0].decision.verdict = Verdict::licence;
        changed.rules[0].decision.grant = 1;
        changed.rules[0].decision.quota = 100;
    }
    SECTION("domestic preference")
    {
        changed.clouds[2].domestic_preference = -0.5;
        changed.chipmakers[0].country = {1};
    }
    SECTION("research")
    {
        changed.mechanisms.research = false;
    }
    SECTION("diffusion")
    {
        changed.mechanisms.diffusion = false;
    }
    SECTION("post-training")
    {
        changed.mechanisms.capability_channels = CapabilityChannels::distillation;
    }
    SECTION("distillation")
    {
        changed.mechanisms.capability_channels = CapabilityChannels::post_training;
    }
    SECTION("access to answers")
    {
        changed.labs[1].access.steps[0].value = 0;
    }
    SECTION("release")
    {
        changed.mechanisms.release = false;
    }
    SECTION("disposition")
    {
        changed.labs[1].disposition = 0;
    }
    SECTION("business")
    {
        changed.labs[1].api_share = 1;
    }
    SECTION("state's pressure")
    {
        changed.countries[0].open_pressure.steps[0].value = -30;
    }
    SECTION("secrecy")
    {
        changed.research.secrecy_lag = 0;
    }
    SECTION("share of the largest run")
    {
        changed.research.run_share_start = 0.1;
    }
    SECTION("applications")
    {
        changed.mechanisms.applications = false;
    }
    SECTION("users")
    {
        changed.segments.clear();
    }
    SECTION("product")
    {
        changed.countries[0].gdp.steps[0].value = 100;
    }
    SECTION("outside money")
    {
        changed.market.external_growth = 0;
    }
    SECTION("users' money")
    {
        changed.market.reinvest_share = 0;
    }
    SECTION("power")
    {
        changed.countries[0].power.steps = {{s.start, 0.003}};
    }
    SECTION("software")
    {
        changed.chipmakers[0].software.steps[0].value = 0.5;
    }
    SECTION("yield law")
    {
        changed.mechanisms.yield_law = YieldLaw::poisson;
    }
    SECTION("time to build")
    {
        changed.mechanisms.time_to_build = TimeToBuild::fixed;
    }
    SECTION("fund")
    {
        changed.funds[0].amount = 0;
    }
    SECTION("fab")
    {
        changed.fabs[0].wafer_capacity.steps[0].value = 10;
    }
    SECTION("memory")
    {
        changed.memory_lines[0].capacity.steps[0].value = 10000;
    }
    SECTION("packaging")
    {
        changed.packaging_lines[0].capacity.steps[0].value = 2000;
    }
    SECTION("cloud")
    {
        changed.clouds[0].capex.steps[0].value = 90;
    }
    SECTION("lab's rent")
    {
        changed.labs[0].clouds.clear();
    }
    SECTION("talent")
    {
        changed.labs[0].talent = 100;
    }
    SECTION("growth")
    {
        changed.series.training_demand_growth.steps[0].value = 0.1;
    }
    CHECK(run_digest(changed) != before);
}
