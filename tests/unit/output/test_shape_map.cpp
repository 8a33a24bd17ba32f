// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "output/shape_map.hpp"

#include "output/recorder.hpp"
#include "small_world.hpp"
#include "support/catch.hpp"

#include <cstring>
#include <stdexcept>

using namespace chokepoint;

namespace {

using Texts = std::vector<std::string>;

ResultShape shape_of(const Scenario& scenario)
{
    return result_shape(scenario, build_world(scenario, {}));
}

//! The small world with a fab more between the two, and without memory lines.
Scenario other_scenario()
{
    Scenario scenario = test::small_scenario();
    Fab fab;
    fab.id = "smic_n9";
    scenario.fabs.insert(scenario.fabs.begin() + 1, fab);
    scenario.memory_lines.clear();
    return scenario;
}

const ResultDimension& dimension(const ResultShape& shape, const std::string& name)
{
    const auto found = std::ranges::find(shape.dimensions, name, &ResultDimension::name);
    REQUIRE(found != shape.dimensions.end());
    return *found;
}

std::size_t index_of(const ResultShape& shape, const std::string& name)
{
    const auto found = std::ranges::find(shape.variables, name, &ResultVariable::name);
    return static_cast<std::size_t>(found - shape.variables.begin());
}

std::vector<double> numbers(const Recorder& recorder, const std::string& name)
{
    const auto bytes = recorder.trajectory(index_of(*recorder.shape(), name));
    std::vector<double> values(bytes.size() / sizeof(double));
    std::memcpy(values.data(), bytes.data(), bytes.size());
    return values;
}

} // namespace

TEST_CASE("a union has a place for everything of either, in the order of the model", "[output][shape]")
{
    const ResultShape one = shape_of(test::small_scenario());
    const ResultShape other = shape_of(other_scenario());
    for (const ResultShape& both : {shape_union(one, other), shape_union(other, one)}) {
        CHECK(dimension(both, "fab").ids == Texts{"smic_n7", "smic_n9", "tsmc_n5"});
        CHECK(dimension(both, "memory_line").ids == Texts{"cxmt_hbm2"});
        CHECK(dimension(both, "region").ids == Texts{"us", "cn", "eu", "row"});
        CHECK(both.variables.size() == one.variables.size());
        for (std::size_t i = 0; i < one.variables.size(); ++i) {
            CHECK(both.variables[i].name == one.variables[i].name);
        }
        CHECK(both.variables[index_of(both, "fab_wafer_starts")].width == 3);
    }
    CHECK(same_layout(shape_union(one, one), one));
    ResultShape later = other;
    later.start = later.start + 1;
    CHECK_THROWS_AS(shape_union(one, later), std::logic_error);
}

TEST_CASE("a run stands in a wider file where its ids say, and the rest is missing", "[output][shape]")
{
    const Scenario scenario = test::small_scenario();
    const ResultShape narrow = shape_of(scenario);
    const auto wide = std::make_shared<const ResultShape>(shape_union(narrow, shape_of(other_scenario())));
    World world = build_world(scenario, {});
    test::fill_month(scenario, world, 0, 0);
    Recorder plain(scenario, world);
    plain.record(scenario, world);
    Recorder placed(wide);
    placed.arrange(std::make_shared<const ShapeMap>(narrow, *wide));
    placed.record(scenario, world);

    const std::vector<double> two = numbers(plain, "fab_defect_density");
    const std::vector<double> three = numbers(placed, "fab_defect_density");
    REQUIRE(three.size() == 9); // three months
    CHECK(three[0] == two[0]);
    CHECK(three[1] != three[1]); // this scenario has no such fab
    CHECK(three[2] == two[1]);
    CHECK(three[3] != three[3]); // a month that was not reached
    CHECK(std::ranges::equal(plain.trajectory(index_of(narrow, "memory_line_stacks")),
                             placed.trajectory(index_of(*wide, "memory_line_stacks"))));

    placed.clear();
    const Scenario other = other_scenario();
    World others = build_world(other, {});
    test::fill_month(other, others, 0, 0);
    placed.arrange(std::make_shared<const ShapeMap>(shape_of(other), *wide));
    placed.record(other, others);
    const auto stacks = placed.trajectory(index_of(*wide, "memory_line_stacks"));
    std::int64_t first = 0;
    std::memcpy(&first, stacks.data(), sizeof first);
    CHECK(first == -1); // no memory lines there
}

TEST_CASE("what a file has no place for is named", "[output][shape]")
{
    const ResultShape narrow = shape_of(test::small_scenario());
    const ResultShape other = shape_of(other_scenario());
    CHECK(ShapeMap(narrow, narrow).is_identity());
    CHECK_FALSE(ShapeMap(narrow, shape_union(narrow, other)).is_identity());
    try {
        const ShapeMap map(other, narrow);
        FAIL("a fab without a place was accepted");
    } catch (const std::runtime_error& error) {
        CHECK(std::string(error.what()).find("fab 'smic_n9'") != std::string::npos);
    }
}

TEST_CASE("chosen outputs keep their dimensions and nothing else", "[output][shape]")
{
    const ResultShape all = shape_of(test::small_scenario());
    const ResultShape some = select_variables(all, [](std::string_view name) {
        return name.starts_with("fab_") || name == "region_compute_stock";
    });
    for (const ResultVariable& variable : some.variables) {
        CHECK((variable.name.starts_with("fab_") || variable.name == "region_compute_stock"));
    }
    CHECK(some.dimensions.size() == 2);
    CHECK(some.variables.front().name == "region_compute_stock");
    CHECK(same_layout(select_variables(all, [](std::string_view) { return true; }), all));
    CHECK(select_variables(all, [](std::string_view) { return false; }).dimensions.empty());
}
