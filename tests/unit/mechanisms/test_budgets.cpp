// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "support/catch.hpp"
#include "support/worlds.hpp"

#include "mechanisms/trade/trade.hpp"

#include <cmath>

using namespace chokepoint;
using namespace chokepoint::testing;
using Catch::Matchers::WithinRel;

namespace {

//! Draws every number that has a range from its range, all at once.
void draw_ranges(std::span<const FieldRow> fields, void* owner, TestNumbers& numbers)
{
    for (const FieldRow& field : fields) {
        const Fallback& range = field.spec.fallback;
        if (range.type != Fallback::Type::value || std::isnan(range.low)) {
            continue;
        }
        const double value = numbers.between(range.low, range.high);
        void* member = field.locate(owner);
        if (field.type == FieldType::number) {
            *static_cast<double*>(member) = value;
        } else if (field.type == FieldType::path) {
            static_cast<Path*>(member)->steps[0].value = value;
        } else if (field.type == FieldType::whole) {
            *static_cast<std::int64_t*>(member) = static_cast<std::int64_t>(value);
        }
    }
}

//! Data to the end of 2020, then money of users and from elsewhere, to the end of 2035.
Scenario sixteen_years()
{
    Scenario s = one_of_everything();
    s.end = Month::of(2035, 12);
    s.market.exogenous_until = {2020, 12, 1};
    s.research.post_training_start = s.research.distillation_start = {2020, 7, 1};
    s.fabs[0].wafer_capacity.steps[0].value = 1e5;
    s.memory_lines[0].capacity.steps[0].value = 1e7;
    s.packaging_lines[0].capacity.steps[0].value = 2e6;
    return s;
}

} // namespace

TEST_CASE("Capital spending is the given path, after the last month of data as far as money grows",
          "[budgets]")
{
    Scenario s = sixteen_years();
    s.end = Month::of(2022, 1);
    s.clouds[0].capex.steps = {{s.start, 100.0}, {Month::of(2021, 3), 900.0}};
    s.market.external_growth = 0.1;
    s.segments.clear(); // no money of users
    simulate(s, {}, [](const Scenario&, const World& world) {
        const double years = (world.month - Month::of(2020, 12)) / 12.0;
        const double money = world.month < Month::of(2021, 3) ? 100.0 : 100 * std::pow(1.1, years);
        CHECK_THAT(world.clouds.capex[0], WithinRel(money, 1e-12));
    });
}

TEST_CASE("Users' money of three months ago lifts what clouds may invest, up to their plan", "[budgets]")
{
    Scenario s = sixteen_years();
    s.end = Month::of(2021, 12);
    s.series.training_demand_growth.steps = {{Month::of(2020, 12), 0.3}};
    s.market.external_growth = 0;
    s.market.reinvest_share = 0.5;
    s.segments[0].adopted = 0.3;
    s.segments[0].spend = 200;
    std::vector<double> revenue;
    int by_plan = 0;
    simulate(s, {}, [&](const Scenario& scenario, const World& world) {
        revenue.push_back(world.labs.revenue[0] + world.clouds.hosting_revenue[0]);
        const int month = world.month - scenario.start;
        if (world.month > Month::of(2020, 12)) {
            const double lagged = revenue[static_cast<std::size_t>(month - 3)];
            const double plan = 100 * std::pow(1.3, (month - 11) / 12.0);
            CHECK_THAT(world.clouds.capex[0], WithinRel(std::min(plan, 100 + 0.5 * lagged), 1e-12));
            by_plan += plan < 100 + 0.5 * lagged ? 1 : 0;
        }
    });
    CHECK(by_plan > 0);
    CHECK(by_plan < 12);
}

TEST_CASE("500 draws of all ranges at once: revenue and budgets stay within ceiling and outside money",
          "[budgets][bounded]")
{
    TestNumbers numbers(11);
    int financed = 0;
    for (int trial = 0; trial < 500; ++trial) {
        Scenario s = sixteen_years();
        for (const GroupRow& group : groups()) {
            draw_ranges(group.fields, group.owner(s), numbers);
        }
        s.series.training_demand_growth.steps = {{s.start, numbers.between(0, 1)}};
        for (const KindRow& kind : kinds()) {
            for (std::size_t i = 0; i < kind.count(s); ++i) {
                draw_ranges(kind.fields, &kind.entity(s, i), numbers);
            }
        }
        s.labs[0].open = static_cast<Openness>(trial % 3);
        s.segments[0].spend = std::pow(10.0, numbers.between(0, 4));
        finish(s);
        double external = 0.0;
        simulate(s, {}, [&](const Scenario& scenario, const World& world) {
            const double ceiling = scenario.applications.spending_ceiling * 1e6 / 12.0;
            REQUIRE(world.segments.spending[0] <= ceiling * world.segments.adoption[0] * (1 + 1e-12));
            const double years = std::max(0, world.month - Month::of(2020, 12)) / 12.0;
            const double given = 100 * std::pow(1 + scenario.series.training_demand_growth.steps[0].value,
                                                std::min(11, world.month - scenario.start) / 12.0);
            external = given * std::pow(1 + scenario.market.external_growth, years);
            REQUIRE(world.clouds.capex[0] <=
                    (external + scenario.market.reinvest_share * ceiling) * (1 + 1e-9));
            REQUIRE(std::isfinite(world.clouds.compute_stock[0]));
            financed += world.clouds.capex[0] > external * (1 + 1e-9);
        });
    }
    CHECK(financed > 1000); // months in which users' money mattered
}

TEST_CASE("Orders, not the stock, are cut to the power supply", "[budgets][power]")
{
    Scenario s = sixteen_years();
    s.end = Month::of(2023, 12);
    s.countries[0].power.steps = {{s.start, 0.02}, {Month::of(2022, 1), 0.01}};
    s.compute.power_need = 1.4;
    s.compute.power_decline = 1 - std::pow(0.75, 1.0 / 12.0); // 25 % a year
    const World free = simulate(sixteen_years(), {}, [](const Scenario&, const World&) {});
    bool bound = false;
    double before = s.clouds[0].compute;
    simulate(s, {}, [&](const Scenario& scenario, const World& world) {
        const double need = 1.4 * std::pow(0.75, (world.month - Month::of(2024, 1)) / 12.0);
        const double feeds = scenario.countries[0].power.at(world.month) * 1e6 / need;
        // New units arrive only where power is; what stands stays when the supply falls.
        CHECK(world.clouds.compute_stock[0] <= std::max(feeds, before) * (1 + 1e-12));
        bound = bound || world.clouds.compute_stock[0] > 0.9 * feeds;
        before = world.clouds.compute_stock[0];
    });
    CHECK(bound);
    CHECK(free.clouds.compute_stock[0] > 2 * before);
}
