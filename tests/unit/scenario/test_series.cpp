// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "support.hpp"
#include "support/catch.hpp"

using namespace chokepoint;

namespace {

class World : public test::Folder {
  public:
    std::filesystem::path with(std::string_view series) const
    {
        return write("x.yaml", test::edited(test::small_text(), "  frontier_node_density: 1\n",
                                            "  frontier_capability: " + std::string(series) + "\n"));
    }
};

} // namespace

TEST_CASE("a series may stand in a CSV file beside the scenario that names it")
{
    const World world;
    world.write("data/frontier.csv", "month,value\r\n2018-06,20\r\n\"2019-06\",30.5\r\n");
    const Scenario scenario =
        load_scenario_file(world.with("{file: data/frontier.csv, kind: assumed, unit: points}")).scenario;
    const Path& series = scenario.series.frontier_capability;
    REQUIRE(series.steps.size() == 2);
    CHECK(series.at(Month::of(2019, 5)) == 20);
    CHECK(series.at(Month::of(2019, 6)) == 30.5);
    CHECK(test::quantity(scenario, "series.frontier_capability.2019-06").kind == Evidence::assumed);
}

TEST_CASE("a series file is relative to the file that names it, also from an extending scenario")
{
    const World world;
    world.write("sub/frontier.csv", "month,value\n2018-06,20\n");
    world.write("sub/series.yaml", "series: {frontier_capability: {file: frontier.csv}}\n");
    world.write("base.yaml", test::small_text());
    const auto child = world.write("child.yaml", "extends: [base.yaml, sub/series.yaml]\n");
    CHECK(load_scenario_file(child).scenario.series.frontier_capability.steps.size() == 1);
}

TEST_CASE("mistakes in a series file are named where they stand in it")
{
    const World world;
    const std::string csv = (world.path() / "f.csv").string();
    const auto errors = [&](std::string_view text) {
        world.write("f.csv", text);
        return test::errors_of_file(world.with("{file: f.csv}"));
    };
    CHECK(
        errors("month,value\n2018-06,20\n2018-05,30\n") ==
        csv +
            ":3:1: error: dates out of order: 2018-05 stands after 2018-06  [series.frontier_capability]\n");
    CHECK(errors("month,value\n2018-06,x\n") ==
          csv + ":2:9: error: expected a number, got 'x'  [series.frontier_capability.2018-06]\n");
    CHECK(errors("date,value\n2018-06,1\n").find(csv + ":1:1: error: expected the line 'month,value'") == 0);
    CHECK(errors("month,value\n").find("at least one row") != std::string::npos);
    CHECK(errors("month,value\n2018-06,1,2\n").find(csv + ":2:1: error: expected a month and a value") == 0);
    CHECK(errors("month,value\n2018-06,5000\n").find("out of bounds") != std::string::npos);
    CHECK(test::errors_of_file(world.with("{file: none.csv}")).find("no file 'none.csv'") !=
          std::string::npos);
    CHECK(test::errors_of_file(world.with("{file: ../x.csv}")).find("leaves the root") != std::string::npos);
    CHECK(test::errors_of_file(world.with("{file: [f.csv]}")).find("expected the name of a CSV file") !=
          std::string::npos);
}
