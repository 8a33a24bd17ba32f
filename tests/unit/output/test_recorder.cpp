// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "output/recorder.hpp"

#include "small_world.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>
#include <stdexcept>

using namespace chokepoint;

namespace {

std::size_t index_of(const ResultShape& shape, const std::string& name)
{
    const auto found = std::ranges::find(shape.variables, name, &ResultVariable::name);
    REQUIRE(found != shape.variables.end());
    return static_cast<std::size_t>(found - shape.variables.begin());
}

bool has(const ResultShape& shape, const std::string& name)
{
    return std::ranges::find(shape.variables, name, &ResultVariable::name) != shape.variables.end();
}

template <class T> std::vector<T> numbers(const Recorder& recorder, const std::string& name)
{
    const auto bytes = recorder.trajectory(index_of(*recorder.shape(), name));
    std::vector<T> values(bytes.size() / sizeof(T));
    std::memcpy(values.data(), bytes.data(), bytes.size());
    return values;
}

} // namespace

TEST_CASE("variables are the written columns of kinds that have rows", "[output][variables]")
{
    const Scenario scenario = test::small_scenario();
    const ResultShape shape = result_shape(scenario, build_world(scenario, {}));

    CHECK(shape.months == 3);
    CHECK(has(shape, "fab_wafer_starts"));
    CHECK_FALSE(has(shape, "fab_start_carry"));         // hidden
    CHECK_FALSE(has(shape, "fund_disbursed"));          // no funds
    CHECK_FALSE(has(shape, "packaging_line_packages")); // no packaging lines
    for (const ResultVariable& variable : shape.variables) {
        CHECK(variable.name.rfind("lot_", 0) == std::string::npos);
        CHECK(variable.name.rfind("account_", 0) == std::string::npos);
        CHECK_FALSE(variable.unit.empty());
    }
    const ResultVariable& share = shape.variables[index_of(shape, "region_supply_share")];
    std::vector<std::string> dimensions;
    for (const std::size_t dimension : share.dimensions) {
        dimensions.push_back(shape.dimensions[dimension].name);
    }
    CHECK(dimensions == std::vector<std::string>{"region", "layer", "origin"});
    CHECK(share.width == 4 * 9 * 5);
    CHECK(share.stored == Stored::float32);
    for (const ResultDimension& dimension : shape.dimensions) {
        CHECK_FALSE(dimension.ids.empty());
        CHECK(dimension.name != "fund");
    }
}

TEST_CASE("a second dimension without ids leaves its variable out", "[output][variables]")
{
    Scenario scenario = test::small_scenario();
    scenario.products.clear();
    const ResultShape shape = result_shape(scenario, build_world(scenario, {}));
    CHECK_FALSE(has(shape, "cloud_accelerators"));
    CHECK(has(shape, "cloud_capex"));
}

TEST_CASE("a recorder keeps what the world held, month by month", "[output][recorder]")
{
    const test::Sample sample = test::small_sample();
    const auto starts = numbers<std::int64_t>(*sample.recorders[0], "fab_wafer_starts");
    const auto capacity = numbers<double>(*sample.recorders[0], "fab_added_capacity");
    REQUIRE(starts.size() == 6);
    for (std::size_t month = 0; month < 3; ++month) {
        for (std::size_t fab = 0; fab < 2; ++fab) {
            CHECK(starts[2 * month + fab] == test::whole_cell("fab_wafer_starts", 0, month, fab));
            const double expected = test::real_cell("fab_added_capacity", 0, month, fab);
            CHECK(std::bit_cast<std::int64_t>(capacity[2 * month + fab]) ==
                  std::bit_cast<std::int64_t>(expected));
        }
    }
    CHECK(sample.recorders[0]->events().size() == 3);
    CHECK(sample.recorders[0]->events()[1].month == Month::of(2020, 1));
}

TEST_CASE("months that a run did not reach are NaN, whole numbers -1", "[output][recorder]")
{
    const test::Sample sample = test::small_sample();
    const auto starts = numbers<std::int64_t>(*sample.recorders[1], "fab_wafer_starts");
    CHECK(starts[3] == test::whole_cell("fab_wafer_starts", 1, 1, 1));
    CHECK(starts[4] == -1);
    CHECK(numbers<std::int8_t>(*sample.recorders[1], "chipmaker_binding_input")[4] == -1);
    const float share = numbers<float>(*sample.recorders[1], "region_self_sufficiency").back();
    CHECK(share != share);
    const double capacity = numbers<double>(*sample.recorders[1], "fab_added_capacity").back();
    CHECK(capacity != capacity);
}

TEST_CASE("a cleared recorder is as new", "[output][recorder]")
{
    const test::Sample sample = test::small_sample();
    Recorder& recorder = *sample.recorders[0];
    const Recorder fresh(recorder.shape());
    recorder.clear();
    CHECK(recorder.events().empty());
    for (std::size_t i = 0; i < recorder.shape()->variables.size(); ++i) {
        CHECK(std::ranges::equal(recorder.trajectory(i), fresh.trajectory(i)));
    }
}

TEST_CASE("equal numbers are recorded as equal bytes", "[output][recorder]")
{
    const Scenario scenario = test::small_scenario();
    World world = build_world(scenario, {});
    Recorder recorder(scenario, world);
    test::fill_month(scenario, world, 0, 0);
    world.fabs.added_capacity = {-0.0, -std::numeric_limits<double>::quiet_NaN()};
    recorder.record(scenario, world);
    const auto capacity = numbers<double>(recorder, "fab_added_capacity");
    CHECK(std::bit_cast<std::uint64_t>(capacity[0]) == 0);
    CHECK(std::bit_cast<std::uint64_t>(capacity[1]) == 0x7ff8000000000000); // IEEE 754 quiet NaN, positive
}

TEST_CASE("a recorder refuses what does not fit its shape", "[output][recorder]")
{
    const Scenario scenario = test::small_scenario();
    World world = build_world(scenario, {});
    Recorder recorder(scenario, world);
    CHECK_THROWS_AS(recorder.record(scenario, world), std::logic_error); // the month before the first
    test::fill_month(scenario, world, 0, 0);
    world.fabs.wafer_starts.resize(4);
    CHECK_THROWS_AS(recorder.record(scenario, world), std::logic_error);
}
