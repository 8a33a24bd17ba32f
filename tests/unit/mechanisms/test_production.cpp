// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "support/catch.hpp"
#include "unit/mechanisms/plant.hpp"

#include "mechanisms/produce/dies.hpp"

using namespace chokepoint;
using namespace chokepoint::testing;
using Catch::Matchers::WithinAbs;

namespace {

Scenario without_stock()
{
    Scenario s = one_of_everything();
    s.products[0].unit_stock = 0;
    return s;
}

BindingInput binding(const World& world)
{
    return static_cast<BindingInput>(world.chipmakers.binding_input[0]);
}

} // namespace

TEST_CASE("Wafers come out after the cycle time, with the dies that the yield law leaves", "[fabrication]")
{
    Scenario s = without_stock();
    s.fabs[0].cycle_time = 4;
    s.mechanisms.yield_law = YieldLaw::poisson;
    s.mechanisms.learning = false;
    Plant plant(s, 5000);
    plant.month();
    const std::int64_t started = plant.world.fabs.wafer_starts[0];
    REQUIRE(started > 0);
    for (int month = 1; month < 4; ++month) {
        plant.month();
        CHECK(plant.world.fabs.wafers_out[0] == 0);
    }
    plant.month();
    CHECK(plant.world.fabs.wafers_out[0] == started);
    // 600 mm^2 on 294 mm, de Vries 2005
    const double gross =
        3.14159265358979 * 294 * 294 / (4 * 600) - 0.58 * 3.14159265358979 * 294 / 24.4948974;
    CHECK(plant.world.lots.gross_dies[0] == static_cast<std::int64_t>(static_cast<double>(started) * gross));
    // exp(-6 cm^2 * 0.28 / cm^2) = exp(-1.68) = 0.18637
    CHECK_THAT(plant.world.fabs.die_yield[0], WithinAbs(0.18637, 1e-4));
}

TEST_CASE("Experience lowers defects, and each switch takes its effect away", "[fabrication]")
{
    Scenario s = without_stock();
    s.fabs[0].cumulative_wafers = 5600; // X0: (1 + 1)^-b = 1 - 0.23
    const Product& product = s.products[0];
    Plant plant(s, 5000);
    plant.month();
    CHECK_THAT(plant.world.fabs.defect_density[0], WithinAbs(0.03 + 0.25 * 0.77, 1e-12));
    const double learned = dies_of(plant.s, 0, product, plant.s.start, plant.world.fabs).yield;

    s.mechanisms.learning = false;
    Plant unlearned(s, 5000);
    unlearned.month();
    CHECK_THAT(unlearned.world.fabs.defect_density[0], WithinAbs(0.28, 1e-12));
    CHECK(dies_of(unlearned.s, 0, product, unlearned.s.start, unlearned.world.fabs).yield < learned);
}

TEST_CASE("Mask passes beyond the reference add defects, half of which learn", "[fabrication]")
{
    Scenario s = without_stock();
    s.nodes[0].mask_passes = 75; // 15 more than the reference, at 0.009 each
    s.mechanisms.learning = false;
    Plant plant(s, 5000);
    plant.month();
    CHECK_THAT(plant.world.fabs.defect_density[0], WithinAbs(0.28 + 15 * 0.009, 1e-12));

    s.mechanisms.learning = true;
    s.fabs[0].cumulative_wafers = 5600;
    Plant learned(s, 5000);
    learned.month();
    CHECK_THAT(learned.world.fabs.defect_density[0],
               WithinAbs(0.03 + 0.25 * 0.77 + 15 * 0.009 * (1 - 0.5 * 0.23), 1e-12));
}

TEST_CASE("A full line's wafers go to its products in proportion to their orders", "[fabrication]")
{
    Scenario s = without_stock();
    s.products.resize(2, s.products[0]);
    s.products[1].id = "other";
    s.fabs[0].wafer_capacity.steps[0].value = 90;
    Plant plant(s, 0);
    for (std::size_t month = 0; month < 3; ++month) {
        plant.world.products.past_orders[month] = 20000;
        plant.world.products.past_orders[num_regions * order_months + month] = 10000;
    }
    plant.month();
    CHECK(plant.world.lots.wafer_starts[0] == 60);
    CHECK(plant.world.lots.wafer_starts[1] == 30);
}

TEST_CASE("A new line ramps up: wafers promised to phones are not there", "[fabrication]")
{
    Scenario s = without_stock();
    s.fabs[0].from = {2020, 1, 1};
    s.fabs[0].ramp_time = 6;
    s.fabs[0].accelerator_share.steps[0].value = 0.25;
    Plant plant(s, 50000);
    plant.month();
    // 1000 * (1 - exp(-1/6)) * 0.25 = 38.380
    CHECK_THAT(plant.world.fabs.wafer_capacity[0], WithinAbs(38.380, 0.001));
    CHECK(plant.world.fabs.wafer_starts[0] == 38);
}

TEST_CASE("A package needs its dies, its stacks and a slot: the scarcest input binds", "[assembly]")
{
    Scenario s = without_stock();
    s.products[0].dies = 2;
    s.products[0].die_stock = 4001;
    s.packaging_lines[0].package_yield = 1.0;
    Plant plant(s, 5000);
    SECTION("dies")
    {
        plant.world.memory_lines.added_capacity[0] = 1e6;
        plant.month();
        CHECK(plant.world.products.packages[0] == 2000);
        CHECK(plant.world.products.die_stock[0] == 1);
        CHECK(binding(plant.world) == BindingInput::dies);
    }
    SECTION("stacks")
    {
        plant.s.memory_lines[0].capacity.steps[0].value = 4002; // 4 a package
        plant.month();
        CHECK(plant.world.products.packages[0] == 1000);
        CHECK(plant.world.chipmakers.stack_stock[static_cast<std::size_t>(MemoryGeneration::hbm2)] == 2);
        CHECK(binding(plant.world) == BindingInput::dies); // 10,000 wanted: dies cost 8,000, stacks 1,000
    }
    SECTION("slots")
    {
        plant.s.packaging_lines[0].capacity.steps[0].value = 900;
        plant.world.products.designs[0].slots = 1.5;
        plant.month();
        CHECK(plant.world.products.packages[0] == 600);
    }
    SECTION("demand")
    {
        plant.order(500);
        plant.world.products.designs[0].stacks = 0;
        plant.month();
        CHECK(plant.world.products.packages[0] == 1000); // a month of orders, and one in stock
        CHECK(binding(plant.world) == BindingInput::demand);
    }
    SECTION("idle without orders")
    {
        plant.order(0);
        plant.month();
        CHECK(plant.world.products.packages[0] == 0);
        CHECK(binding(plant.world) == BindingInput::idle);
    }
}

TEST_CASE("What packaging spoils is scrap, and counted", "[assembly]")
{
    Scenario s = without_stock();
    s.products[0].die_stock = 1000;
    s.packaging_lines[0].package_yield = 0.9;
    Plant plant(s, 5000);
    plant.month();
    CHECK(plant.world.products.packages[0] == 1000);
    CHECK(plant.world.products.assembled[0] == 900);
    CHECK(plant.world.products.scrapped_total[0] == 100);
}

TEST_CASE("Lines that a rule cuts off deliver nothing, and the rule counts what it refused", "[assembly]")
{
    Scenario s = without_stock();
    s.rules.resize(1);
    s.rules[0].id = "cut";
    Plant plant(s, 5000);
    const auto cut = [&](std::vector<EdgeDecision>& edges) { edges[0] = {Verdict::deny, 0}; };
    SECTION("foundry")
    {
        cut(plant.world.rule_table.foundry);
        plant.month();
        CHECK(plant.world.fabs.wafer_starts[0] == 0);
    }
    SECTION("memory")
    {
        cut(plant.world.rule_table.memory);
        plant.month();
        CHECK(plant.world.memory_lines.stacks[0] == 0);
    }
    CHECK(plant.world.rules.units_refused[0] > 0);
}

TEST_CASE("A licence on supply lets its share through once it can have been decided", "[assembly]")
{
    Scenario s = without_stock();
    s.rules.resize(1);
    s.rules[0].id = "licence";
    s.rules[0].from = {2020, 1, 1};
    s.rules[0].decision = {Verdict::licence, 0.25, 2};
    Plant plant(s, 3000);
    plant.world.rule_table.memory[0] = {Verdict::licence, 0};
    plant.month();
    plant.month();
    CHECK(plant.world.memory_lines.stacks[0] == 0);
    plant.month();
    // 3,000 units of 4 stacks, and a fourth of the 2.5 months that the empty stock lacks: 19,500; a fourth
    // passes
    CHECK(plant.world.memory_lines.stacks[0] == 4875);
}
