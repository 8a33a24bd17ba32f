// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "support/worlds.hpp"

namespace chokepoint::testing {
namespace {

Path constant(double value)
{
    return {{{Date::always().month_of(), value}}};
}

void make_lines(Scenario& s)
{
    s.nodes[0].id = "n7";
    s.nodes[0].wafer_cost = 9000;
    s.fabs[0].id = "line";
    s.fabs[0].country = {0};
    s.fabs[0].node = {0};
    s.fabs[0].wafer_capacity = constant(1000);
    s.memory_lines[0].id = "stacks";
    s.memory_lines[0].country = {0};
    s.memory_lines[0].capacity = constant(300000);
    s.packaging_lines[0].id = "slots";
    s.packaging_lines[0].country = {0};
    s.packaging_lines[0].capacity = constant(60000);
}

void make_chips(Scenario& s)
{
    s.chipmakers[0].id = "maker";
    s.chipmakers[0].country = {0};
    s.chipmakers[0].foundries = {{0}};
    s.chipmakers[0].memory = {{0}};
    s.chipmakers[0].packaging = {{0}};
    Product& chip = s.products[0];
    chip.id = "chip";
    chip.maker = {0};
    chip.node = {0};
    chip.die_area = 600;
    chip.stacks = 4;
    chip.generation = MemoryGeneration::hbm2;
    chip.tpp = 5000;
    chip.ops_8bit = 1979.0 / 2;
    chip.memory_bandwidth = 1675;
    chip.io_bandwidth = 400;
    chip.price = 10000;
    chip.unit_stock = 5000;
}

} // namespace

Scenario one_of_everything()
{
    Scenario s;
    s.name = "one_of_everything";
    s.start = Month::of(2020, 1);
    s.end = Month::of(2021, 12);
    for (const KindRow& kind : kinds()) {
        if (kind.name != "funds" && kind.name != "rules" && kind.name != "roadmaps" &&
            kind.name != "routes") {
            kind.resize(s, 1);
        }
    }
    apply_defaults(s);
    s.countries[0].id = "home";
    s.countries[0].region = Region::us;
    s.countries[0].gdp = constant(1e6);
    make_lines(s);
    make_chips(s);
    s.clouds[0].id = "cloud";
    s.clouds[0].country = {0};
    s.clouds[0].capex = constant(100);
    s.clouds[0].compute = 1000;
    s.frameworks[0].id = "framework";
    s.developers[0].id = "developers";
    s.developers[0].country = {0};
    s.developers[0].number = 200;
    s.developers[0].initial = {{{0}, 1.0}};
    s.labs[0].id = "lab";
    s.labs[0].country = {0};
    s.labs[0].compute = 100;
    s.labs[0].clouds = {{{0}, 0.5}};
    s.segments[0].id = "users";
    s.segments[0].country = {0};
    s.segments[0].adopters = 1e6;
    s.segments[0].spend = 100;
    finish(s);
    return s;
}

} // namespace chokepoint::testing
