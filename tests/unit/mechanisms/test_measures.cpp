// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "support/catch.hpp"
#include "support/worlds.hpp"

#include "laws/concentration.hpp"
#include "mechanisms/measure/measure.hpp"

#include <array>
#include <cmath>
#include <string>

using namespace chokepoint;
using namespace chokepoint::testing;
using Catch::Matchers::WithinAbs;

namespace {

constexpr auto us = static_cast<std::size_t>(Region::us);
constexpr auto cn = static_cast<std::size_t>(Region::cn);

//! The one-of-everything world with its supply side moved to another country of a region and bloc.
Scenario supplied_from(Region region, const std::string& home_bloc, const std::string& other_bloc)
{
    Scenario s = one_of_everything();
    s.countries.resize(2, s.countries[0]);
    s.countries[0].bloc = home_bloc;
    s.countries[1].id = "other";
    s.countries[1].region = region;
    s.countries[1].bloc = other_bloc;
    s.chipmakers[0].country = {1};
    finish(s);
    return s;
}

//! Domestic, allied, rival or neutral share of the chips that the region `us` used.
std::string origin_of_chips(const Scenario& s)
{
    const World world = simulate(s, {}, [](const Scenario&, const World&) {});
    const std::size_t row = (us * num_layers + static_cast<std::size_t>(Layer::chips)) * num_origins;
    for (std::size_t origin = 0; origin < num_origins; ++origin) {
        if (world.regions.supply_share[row + origin] == 1.0) {
            return std::string(origin_names[origin]);
        }
    }
    return "mixed";
}

double share(const World& world, std::size_t region, Layer layer, Origin origin)
{
    return world.regions.supply_share[(region * num_layers + static_cast<std::size_t>(layer)) * num_origins +
                                      static_cast<std::size_t>(origin)];
}

double lag(const World& world, std::size_t region, Layer layer)
{
    return world.regions.lag[region * num_layers + static_cast<std::size_t>(layer)];
}

} // namespace

TEST_CASE("A supplier is domestic, allied, rival or neutral by region and bloc", "[measure]")
{
    CHECK(origin_of_chips(supplied_from(Region::us, "west", "east")) == "domestic");
    CHECK(origin_of_chips(supplied_from(Region::row, "west", "west")) == "allied");
    CHECK(origin_of_chips(supplied_from(Region::row, "west", "east")) == "rival");
    CHECK(origin_of_chips(supplied_from(Region::row, "west", "")) == "neutral");
    CHECK(origin_of_chips(supplied_from(Region::row, "", "west")) == "neutral");
}

TEST_CASE("Users are the chipmaker for inputs, the buyer for chips, the lab for compute", "[measure]")
{
    const World world =
        simulate(supplied_from(Region::cn, "west", "west"), {}, [](const Scenario&, const World&) {});
    for (const Layer layer : {Layer::foundry, Layer::memory, Layer::packaging}) {
        CHECK(share(world, cn, layer, Origin::allied) == 1.0); // the maker there buys from lines here
        CHECK(std::isnan(share(world, us, layer, Origin::domestic)));
    }
    CHECK(share(world, us, Layer::chips, Origin::allied) == 1.0);
    CHECK(share(world, us, Layer::compute, Origin::domestic) == 1.0);
    CHECK(std::isnan(share(world, us, Layer::equipment, Origin::domestic))); // no phase measures it
    const std::size_t imported = us * num_channels + static_cast<std::size_t>(Channel::imported);
    CHECK(world.regions.accelerators_acquired[imported] > 0.0);
}

TEST_CASE("A month leaves the trailing year after twelve months", "[measure]")
{
    Scenario s = one_of_everything();
    s.end = s.start + 13;
    s.mechanisms.prices = false;
    s.fabs[0].wafer_capacity.steps[0].value =
        0; // only the 5,000 units in stock are ever sold, in the first month
    double in_year = 0.0;
    double after_year = 1.0;
    simulate(s, {}, [&](const Scenario& scenario, const World& world) {
        (world.month - scenario.start < 12 ? in_year : after_year) =
            share(world, us, Layer::chips, Origin::domestic);
    });
    CHECK(in_year == 1.0);
    CHECK(std::isnan(after_year));
}

TEST_CASE("A region's lag is the time since the frontier had its best quality", "[measure]")
{
    Scenario s = supplied_from(Region::cn, "", "");
    s.nodes.resize(2, s.nodes[0]);
    s.nodes[1].id = "n5";
    s.nodes[1].density = 1.8;
    s.fabs.resize(2, s.fabs[0]);
    s.fabs[1].id = "new_line";
    s.fabs[1].node = {1};
    s.fabs[1].country = {1};
    s.fabs[1].from = {2020, 7, 1};
    s.series.frontier_node_density.steps = {{Month::of(2015, 1), 0.5}, {Month::of(2018, 4), 1.0}};
    finish(s);
    simulate(s, {}, [&](const Scenario&, const World& world) {
        if (world.month == Month::of(2020, 6)) {
            CHECK(lag(world, us, Layer::foundry) == 0.0); // it holds the frontier of 2018
            CHECK(std::isnan(lag(world, cn, Layer::foundry)));
        }
        if (world.month == Month::of(2021, 1)) {
            CHECK(lag(world, us, Layer::foundry) == 33.0); // since 2018-04
            CHECK(lag(world, cn, Layer::foundry) == 0.0);
        }
    });
}

TEST_CASE("The capability gap is the time since the frontier passed, between releases interpolated",
          "[measure]")
{
    Scenario s = supplied_from(Region::cn, "", "");
    s.labs.resize(2, s.labs[0]);
    s.labs[1].id = "rival";
    s.labs[1].country = {1};
    s.series.frontier_capability.steps = {{Month::of(2019, 1), 10.0}, {Month::of(2019, 11), 30.0}};
    finish(s);
    World world = build_world(s, {});
    world.labs.capability = {40.0, 25.0};
    world.labs.effective_compute = {1e24, 1e22};
    measure_lags(s, s.start, world.products, world.labs, world.frontiers, world.layers, world.regions);
    measure_capability(s, s.start, world.clouds, world.labs, world.frontiers, world.regions);
    CHECK(world.regions.capability_gap[us] == 0.0);
    // 25 of 10..30 is three quarters of the ten months from 2019-01: passed at 2019-08.5, 4.5 months ago
    CHECK_THAT(world.regions.capability_gap[cn], WithinAbs(4.5, 1e-12));
    CHECK(world.regions.capability_gap_points[cn] == 15.0);
    CHECK_THAT(world.regions.effective_compute_gap[cn], WithinAbs(2.0, 1e-12));
}

TEST_CASE("The Herfindahl index of shares 0.5, 0.3, 0.2 is 0.38, of n equal firms 1/n", "[measure]")
{
    CHECK_THAT(laws::herfindahl_index(std::array{5.0, 3.0, 2.0}), WithinAbs(0.38, 1e-15)); // model: 8.5
    CHECK_THAT(laws::herfindahl_index(std::array{7.0, 7.0, 7.0, 7.0}), WithinAbs(0.25, 1e-15));
    CHECK(laws::herfindahl_index(std::array{3.0}) == 1.0);
    CHECK(std::isnan(laws::herfindahl_index(std::array<double, 0>{})));
}

TEST_CASE("Two lines of one firm are one player, two firms in one country one country", "[measure]")
{
    Scenario s = one_of_everything();
    s.memory_lines.resize(3, s.memory_lines[0]);
    for (std::size_t line = 0; line < 3; ++line) {
        s.memory_lines[line].id = "line_" + std::to_string(line);
    }
    s.memory_lines[0].firm = "kim";
    s.memory_lines[1].firm = "kim";
    finish(s);
    World world = build_world(s, {});
    world.memory_lines.stacks = {20, 40, 40};
    measure_concentration(s, world, world.layers);
    const auto memory = static_cast<std::size_t>(Layer::memory);
    CHECK(world.layers.players[memory] == 2);
    CHECK_THAT(world.layers.concentration[memory], WithinAbs(0.6 * 0.6 + 0.4 * 0.4, 1e-15));
    CHECK(world.layers.country_concentration[memory] == 1.0);
    CHECK(std::isnan(world.layers.concentration[static_cast<std::size_t>(Layer::foundry)]));
}
