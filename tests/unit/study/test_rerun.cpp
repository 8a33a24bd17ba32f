// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "small_study.hpp"
#include "study/rerun.hpp"
#include "study/run_one.hpp"
#include "support/catch.hpp"
#include "support/source_dir.hpp"

#include <chokepoint/errors.hpp>

using namespace chokepoint;
using test::SmallStudy;

namespace {

//! The engine's own, with one region a little richer in one month.
void richer_in_may(const Scenario& scenario, World world, const WorldObserver& observe)
{
    Workspace workspace;
    while (world.month < scenario.end) {
        advance(scenario, world, workspace);
        if (world.month == Month::of(2020, 5)) {
            world.regions.compute_stock[0] += 1.0;
        }
        observe(scenario, world);
    }
}

void breaking_in_march(const Scenario& scenario, World world, const WorldObserver& observe)
{
    Workspace workspace;
    while (world.month < scenario.end) {
        advance(scenario, world, workspace);
        if (world.month == Month::of(2020, 3) && scenario.name == "free") {
            throw InvariantError("stocks are broken");
        }
        observe(scenario, world);
    }
}

RerunReport again(const SmallStudy& study, std::int64_t run, const Simulator& simulator = simulate_world)
{
    return make_again(study.output(), run, test::test_release, {}, simulator);
}

void write_with_points(SmallStudy& study)
{
    study.write(2,
                "design: {method: sobol, points: 3}\n"
                "outputs: [region_*, fab_*]\n"
                "parameters: [{path: fabs.us_fab.defect_density, distribution: {uniform: [0.05, 0.3]}}]\n");
}

} // namespace

TEST_CASE("every run of a file is made again from what the file holds", "[study][rerun]")
{
    SmallStudy study;
    write_with_points(study);
    study.run();
    const std::vector<std::string> digests = test::digests_of(study.output());
    for (std::int64_t run = 0; run < 12; ++run) {
        const RerunReport report = again(study, run);
        CHECK(report.same());
        CHECK(report.digest == digests[static_cast<std::size_t>(run)]);
        CHECK(report.first_difference.empty());
        CHECK(report.differences_of_builds.empty());
        CHECK(report.overrides.size() == 1);
        CHECK(report.scenario == (run % 2 == 0 ? "minimal" : "free"));
        CHECK(report.replicate == run / 2 % 2);
    }
    CHECK_THROWS_AS(again(study, 12), FileError);
}

TEST_CASE("a run of a batch that did not end is made again from its parts", "[study][rerun]")
{
    SmallStudy study;
    write_with_points(study);
    study.run_part(3, study.options());
    CHECK(again(study, 1).same());
    CHECK_THROWS_AS(again(study, 11), FileError);
}

TEST_CASE("a single run is made again, with what the command line set", "[study][rerun]")
{
    const SmallStudy study;
    RunOptions options;
    options.output = study.output();
    options.seed = 99;
    options.replicate = 3;
    options.scenario.library = testing::source_dir() / "scenarios";
    options.scenario.overrides = {"fabs.us_fab.defect_density=0.2"};
    run_one(study.path() / "free.yaml", options, test::test_release, {});
    const RerunReport report = again(study, 0);
    CHECK(report.same());
    CHECK(report.seed == 99);
    CHECK(report.replicate == 3);
}

TEST_CASE("where a run parts from what the file holds is told to the month and the entity", "[study][rerun]")
{
    SmallStudy study;
    write_with_points(study);
    study.run();
    const auto stock = ResultFile(study.output()).read("region_compute_stock");
    const RerunReport report = again(study, 0, richer_in_may);
    CHECK_FALSE(report.same());
    INFO(report.first_difference);
    CHECK(report.first_difference.find("region_compute_stock of ") == 0);
    CHECK(report.first_difference.find(" in 2020-05 was ") != std::string::npos);
}

TEST_CASE("what differs between the programs is told", "[study][rerun]")
{
    const SmallStudy study(1);
    study.run();
    const RerunReport report = make_again(study.output(), 0, {"9.9.9", "", ""}, {});
    CHECK(report.same()); // another name does not change what is computed
    REQUIRE(report.differences_of_builds.size() == 1);
    CHECK(report.differences_of_builds[0] == "the file was made by chokepoint 1.2.3, and this is 9.9.9");
}

TEST_CASE("a run that failed fails again with the same words", "[study][rerun]")
{
    const SmallStudy study(1);
    study.run({}, {}, breaking_in_march);
    RerunReport report = again(study, 1, breaking_in_march);
    CHECK(report.same());
    CHECK(report.error == "stocks are broken in 2020-03");
    CHECK(report.first_difference.empty());
    report = again(study, 1); // mended
    CHECK_FALSE(report.same());
    CHECK(report.error.empty());
    CHECK(report.first_difference.find(" in 2020-03 was ") != std::string::npos);
}
