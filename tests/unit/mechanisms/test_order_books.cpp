// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "support/catch.hpp"
#include "two_countries.hpp"

using namespace chokepoint;
using namespace chokepoint::testing;
using Catch::Matchers::WithinRel;

namespace {

constexpr auto us = static_cast<std::size_t>(Region::us);
constexpr auto cn = static_cast<std::size_t>(Region::cn);

//! Money in the newest three months of a region's books [cents a month], after so many months.
double book(const Scenario& scenario, int months, std::size_t product, std::size_t region)
{
    double money = 0;
    int month = 0;
    simulate(scenario, {}, [&](const Scenario&, const World& world) {
        if (++month == months) {
            for (std::size_t past = 0; past < order_months; ++past) {
                money +=
                    static_cast<double>(
                        world.products.past_orders[destination_of(product, region) * order_months + past]) *
                    static_cast<double>(world.products.price[product]) / order_months;
            }
        }
    });
    return money;
}

} // namespace

TEST_CASE("Orders are kept by the region of the buyer and add up to its money", "[orders]")
{
    const Scenario s = two_countries();
    for (const std::size_t region : {us, cn}) {
        const double total = book(s, 6, 0, region) + book(s, 6, 1, region);
        CHECK_THAT(total, WithinRel(50e8, 1e-3)); // 50 MUSD a month
    }
    CHECK(book(s, 6, 0, static_cast<std::size_t>(Region::eu)) == 0.0);
}

TEST_CASE("A rule moves the book of its destination to what takes the product's place, at once", "[orders]")
{
    Scenario s = two_countries();
    s.mechanisms.stockpiling = false;
    s.rules = {chip_rule(Month::of(2020, 7), Month::of(2020, 7))};
    finish(s);
    CHECK(book(s, 6, 0, cn) > 0.0);
    CHECK(book(s, 7, 0, cn) == 0.0);
    CHECK_THAT(book(s, 7, 1, cn), WithinRel(50e8, 1e-3)); // all three months of it, not one of three
    CHECK_THAT(book(s, 7, 0, us), WithinRel(book(s, 6, 0, us), 1e-3)); // others' books stay
}

TEST_CASE("The book of a new product starts at what it begins with", "[orders]")
{
    Scenario s = two_countries();
    s.products[1].from = {2020, 7, 1};
    finish(s);
    CHECK(book(s, 6, 1, us) == 0.0);
    CHECK(book(s, 7, 1, us) > 0.0);
    CHECK_THAT(book(s, 7, 1, us), WithinRel(book(s, 9, 1, us), 1e-3));
}

TEST_CASE("A preference for makers of one's own country sells more of them", "[orders]")
{
    Scenario s = two_countries();
    const double before = book(s, 6, 1, cn);
    s.clouds[0].domestic_preference = 0.5;
    CHECK(book(s, 6, 1, cn) > before);
    CHECK(book(s, 6, 1, us) == book(two_countries(), 6, 1, us));
}

TEST_CASE("A lower tier is served first when units are scarce", "[orders]")
{
    Scenario s = two_countries();
    s.products.resize(1);
    s.products[0].unit_stock = 6000;
    s.clouds[0].tier = 1;
    s.clouds[2].tier = 1;
    s.end = s.start;
    finish(s);
    const World world = simulate(s, {}, [](const Scenario&, const World&) {});
    CHECK(world.clouds.units_bought[1] == 5000); // all that 50 MUSD buy
    CHECK(world.clouds.units_bought[0] + world.clouds.units_bought[2] ==
          world.products.sold[0] - world.clouds.units_bought[1]);
    CHECK(world.clouds.units_bought[0] < 1500);
}
