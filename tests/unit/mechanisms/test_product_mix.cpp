// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "support/catch.hpp"
#include "unit/mechanisms/plant.hpp"

#include "mechanisms/produce/dies.hpp"
#include "mechanisms/share_out.hpp"

using namespace chokepoint;
using namespace chokepoint::testing;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

//! A maker with a new product (row 0, `chip`) and an old one (row 1, `old`) of half its worth and price.
Scenario two_products()
{
    Scenario s = one_of_everything();
    s.products[0].unit_stock = 0;
    s.products.resize(2, s.products[0]);
    s.products[1].id = "old";
    s.products[1].ops_8bit /= 2;
    s.products[1].price = 5000;
    s.packaging_lines[0].package_yield = 1.0;
    s.production.finished_time = 0.0;
    for (Product& product : s.products) {
        product.stacks = 0;
    }
    finish(s);
    return s;
}

Scenario two_makers(std::int64_t first, std::int64_t second)
{
    Scenario s = two_products();
    s.chipmakers.resize(2, s.chipmakers[0]);
    s.chipmakers[1].id = "small";
    s.chipmakers[0].priority = first;
    s.chipmakers[1].priority = second;
    s.products[1].maker = {1};
    for (Product& product : s.products) {
        product.die_stock = 6000;
    }
    s.packaging_lines[0].capacity.steps[0].value = 9000;
    finish(s);
    return s;
}

} // namespace

TEST_CASE("Dies of the old product stand in while those of the new one are short", "[product_mix]")
{
    Scenario s = two_products();
    s.products[0].die_stock = 400;
    s.products[1].die_stock = 5000;
    SECTION("as far as the money goes that buyers keep")
    {
        Plant plant(s);
        plant.order(0, 1000, 1000, 1000);
        plant.order(1, 100, 100, 100);
        plant.month();
        CHECK(plant.world.products.packages[0] == 400);
        // 600 units that cannot be met cost as much as 1,200 old ones
        CHECK(plant.world.products.packages[1] == 1300);
    }
    SECTION("as far as its dies go")
    {
        s.products[1].die_stock = 700;
        Plant plant(s);
        plant.order(0, 1000, 1000, 1000);
        plant.order(1, 100, 100, 100);
        plant.month();
        CHECK(plant.world.products.packages[1] == 700);
    }
    SECTION("not where the mix is switched off")
    {
        s.mechanisms.product_mix = false;
        Plant plant(s);
        plant.order(0, 1000, 1000, 1000);
        plant.order(1, 100, 100, 100);
        plant.month();
        CHECK(plant.world.products.packages[1] == 100);
    }
    SECTION("not for buyers to whom it is not offered")
    {
        s.products[1].destinations = {{0}};
        Plant plant(s);
        plant.order(0, 1000, 1000, 1000);
        plant.order(1, 100, 100, 100);
        plant.month();
        CHECK(plant.world.products.packages[1] == 100);
    }
    SECTION("not where nothing is short")
    {
        s.products[0].die_stock = 1000;
        Plant plant(s);
        plant.order(0, 1000, 1000, 1000);
        plant.order(1, 100, 100, 100);
        plant.month();
        CHECK(plant.world.products.packages[0] == 1000);
        CHECK(plant.world.products.packages[1] == 100);
    }
}

TEST_CASE("While a successor ramps, wafers cover the largest of three months' orders: a last-time buy",
          "[product_mix]")
{
    Scenario s = two_products();
    s.production.correction_time = 1e9; // orders alone
    s.fabs[0].wafer_capacity.steps[0].value = 1e6;
    s.products[0].from = {2020, 3, 1};
    const auto dies_of_old = [](const Scenario& scenario, int months_after) {
        Plant plant(scenario);
        plant.world.month = Month::of(2020, 3) + months_after;
        plant.order(0, 0, 0, 900);
        plant.order(1, 900, 900, 0); // buyers have gone over to the new one
        plant.month();
        return plant.workspace.plan.dies;
    };
    const std::vector<double> changing = dies_of_old(s, 1);
    CHECK_THAT(changing[0], WithinRel(900.0, 1e-6));
    CHECK_THAT(changing[1], WithinRel(900.0, 1e-6));
    const std::vector<double> settled = dies_of_old(s, 6); // three months to the first dies, three of orders
    CHECK_THAT(settled[0], WithinRel(300.0, 1e-6));
    CHECK_THAT(settled[1], WithinRel(600.0, 1e-6));
    s.mechanisms.product_mix = false;
    CHECK_THAT(dies_of_old(s, 1)[1], WithinRel(600.0, 1e-6));
}

TEST_CASE("A short line serves makers of a lower tier first, and equals in proportion", "[assembly]")
{
    const auto packages = [](const Scenario& s) {
        Plant plant(s);
        plant.order(0, 6000, 6000, 6000);
        plant.order(1, 6000, 6000, 6000);
        plant.month();
        return std::pair{plant.world.products.packages[0], plant.world.products.packages[1]};
    };
    CHECK(packages(two_makers(0, 0)) == std::pair{std::int64_t{4500}, std::int64_t{4500}});
    CHECK(packages(two_makers(0, 1)) == std::pair{std::int64_t{6000}, std::int64_t{3000}});
    CHECK(packages(two_makers(1, 0)) == std::pair{std::int64_t{3000}, std::int64_t{6000}});
}

TEST_CASE("Whole things are shared tier by tier, and none is lost", "[assembly]")
{
    std::array<std::int64_t, 4> parts{};
    const std::array wants{10.0, 30.0, 20.0, 20.0};
    share_out_by_tier(50, wants, std::array<std::int64_t, 4>{2, 1, 2, 2}, parts);
    CHECK(parts == std::array<std::int64_t, 4>{4, 30, 8, 8});
    share_out_by_tier(20, wants, std::array<std::int64_t, 4>{2, 1, 2, 2}, parts);
    CHECK(parts == std::array<std::int64_t, 4>{0, 20, 0, 0});
    share_out_by_tier(40, wants, std::array<std::int64_t, 4>{5, 5, 5, 5}, parts);
    CHECK(parts == std::array<std::int64_t, 4>{5, 15, 10, 10});
    TestNumbers numbers(7);
    for (int round = 0; round < 1000; ++round) {
        std::array<double, 4> random{};
        std::array<std::int64_t, 4> tiers{};
        double sum = 0.0;
        for (std::size_t row = 0; row < 4; ++row) {
            random[row] = numbers.between(0, 50);
            tiers[row] = numbers.whole(0, 2);
            sum += random[row];
        }
        const std::int64_t total = numbers.whole(0, static_cast<std::int64_t>(sum));
        share_out_by_tier(total, random, tiers, parts);
        std::int64_t given = 0;
        for (const std::int64_t part : parts) {
            REQUIRE(part >= 0);
            given += part;
        }
        REQUIRE(given == total);
    }
}

TEST_CASE("A design matures with its age, and not where nobody learns", "[fabrication]")
{
    Scenario s = one_of_everything();
    Product product = s.products[0];
    product.maturity_loss = 0.5;
    product.maturity_time = 10;
    const World world = build_world(s, {});
    const Month now = Month::of(2020, 11);
    const double mature = dies_of(s, 0, product, now, world.fabs).yield; // there since the start of time
    product.from = {2020, 1, 1};
    CHECK_THAT(dies_of(s, 0, product, s.start, world.fabs).yield, WithinRel(0.5 * mature, 1e-12));
    CHECK_THAT(dies_of(s, 0, product, now, world.fabs).yield,
               WithinRel((1 - 0.5 * std::exp(-1.0)) * mature, 1e-12));
    s.mechanisms.learning = false;
    CHECK_THAT(dies_of(s, 0, product, now, world.fabs).yield, WithinRel(0.5 * mature, 1e-12));
}

TEST_CASE("A line learns from others as far as their experience counts", "[fabrication]")
{
    Scenario s = one_of_everything();
    s.fabs.resize(2, s.fabs[0]);
    s.fabs[1].id = "other";
    s.fabs[1].cumulative_wafers = 5600 / 0.33;
    s.fabs[0].learns_from = {{{1}, 0.33}};
    finish(s);
    Plant plant(s);
    plant.month();
    // X = X0: what is left to learn is 1 - 0.23
    CHECK_THAT(plant.world.fabs.defect_density[0], WithinRel(0.03 + 0.25 * 0.77, 1e-12));
}
