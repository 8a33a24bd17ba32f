// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study/headline_table.hpp"

#include "support/catch.hpp"

#include <cstdint>

using namespace chokepoint;

namespace {

constexpr std::size_t cn = static_cast<std::size_t>(Region::cn);

Scenario two_makers()
{
    Scenario scenario;
    scenario.chipmakers.resize(2);
    scenario.chipmakers[0].id = "huawei";
    scenario.chipmakers[1].id = "nvidia";
    return scenario;
}

//! A world with empty regions and the two makers idle.
World world_in(Month month)
{
    World world;
    world.month = month;
    world.regions.compute_stock.assign(num_regions, 0.0);
    world.regions.accelerators_acquired.assign(num_regions * num_channels, 0.0);
    world.regions.self_sufficiency.assign(num_regions * num_layers, 0.0);
    world.regions.capability.assign(num_regions, 0.0);
    world.regions.capability_gap.assign(num_regions, 0.0);
    world.chipmakers.units.assign(2, 0);
    world.chipmakers.binding_input.assign(2, static_cast<std::int8_t>(BindingInput::idle));
    return world;
}

double& acquired(World& world, Channel channel)
{
    return world.regions.accelerators_acquired[cn * num_channels + static_cast<std::size_t>(channel)];
}

double& domestic_share(World& world, Layer layer)
{
    return world.regions.self_sufficiency[cn * num_layers + static_cast<std::size_t>(layer)];
}

} // namespace

TEST_CASE("flows add up over a year and stocks are those of its last month", "[study][headline]")
{
    const Scenario scenario = two_makers();
    HeadlineTable table(scenario);
    for (int month = 11; month <= 14; ++month) { // November 2020 to February 2021
        World world = world_in(Month::of(2020, 1) + (month - 1));
        world.regions.compute_stock[cn] = 1000.0 * month;
        acquired(world, Channel::domestic) = 1.0;
        acquired(world, Channel::imported) = 10.0;
        acquired(world, Channel::smuggled) = 100.0;
        acquired(world, Channel::remote) = 1000.0;
        domestic_share(world, Layer::chips) = 0.01 * month;
        domestic_share(world, Layer::packaging) = 0.02 * month;
        world.regions.capability[cn] = month;
        world.chipmakers.units[1] = month;
        table.add_month(scenario, world);
    }
    const Headline headline = table.table();
    REQUIRE(headline.regions.size() == 2 * num_regions);
    const RegionYear& first = headline.regions[2 * cn];
    const RegionYear& second = headline.regions[2 * cn + 1];
    CHECK(first.region == "cn");
    CHECK(first.year == 2020);
    CHECK(second.year == 2021);
    CHECK(first.months == 2);
    CHECK(first.compute_stock == 12000.0);
    CHECK(second.compute_stock == 14000.0);
    CHECK(second.acquired_domestic == 2.0);
    CHECK(second.acquired_imported == 20.0);
    CHECK(second.acquired_smuggled == 200.0);
    CHECK(second.acquired_remote == 2000.0);
    CHECK(second.chips_share == 0.01 * 14);
    CHECK(second.packaging_share == 0.02 * 14);
    CHECK(second.foundry_share == 0.0);
    CHECK(second.capability == 14.0);
    CHECK(headline.regions[0].compute_stock == 0.0); // the us had nothing

    REQUIRE(headline.chipmakers.size() == 4);
    CHECK(headline.chipmakers[2].chipmaker == "nvidia");
    CHECK(headline.chipmakers[2].units == 11 + 12);
    CHECK(headline.chipmakers[3].units == 13 + 14);
}

TEST_CASE("the binding input is the most frequent of the year, the later one on a tie", "[study][headline]")
{
    const Scenario scenario = two_makers();
    HeadlineTable table(scenario);
    using Input = BindingInput;
    const std::vector<Input> huawei{Input::dies,  Input::dies,   Input::stacks,
                                    Input::slots, Input::stacks, Input::demand};
    const std::vector<Input> nvidia{Input::demand, Input::dies,   Input::demand,
                                    Input::demand, Input::stacks, Input::dies};
    for (std::size_t i = 0; i < huawei.size(); ++i) {
        World world = world_in(Month::of(2020, 1) + static_cast<int>(i));
        world.chipmakers.binding_input = {static_cast<std::int8_t>(huawei[i]),
                                          static_cast<std::int8_t>(nvidia[i])};
        table.add_month(scenario, world);
    }
    const World january = world_in(Month::of(2021, 1)); // a new year counts anew: both are idle
    table.add_month(scenario, january);
    const Headline headline = table.table();
    CHECK(headline.chipmakers[0].binding_input == "stacks"); // two months each; stacks reached two later
    CHECK(headline.chipmakers[1].binding_input == "idle");
    CHECK(headline.chipmakers[2].binding_input == "demand");
}
