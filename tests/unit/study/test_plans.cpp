// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "scenario/load.hpp"
#include "small_study.hpp"
#include "study/run_one.hpp"
#include "support/catch.hpp"
#include "support/source_dir.hpp"

#include <chokepoint/errors.hpp>

using namespace chokepoint;
using test::bytes_of;
using test::digests_of;
using test::SmallStudy;

namespace {

using Names = std::vector<std::string>;

//! A plan of one factor: the wafer capacity of a fab, at these values.
StudyPlan capacity_plan(const SmallStudy& study, const std::vector<std::string>& values,
                        const Names& outputs = {})
{
    OpenedStudy opened = open_study(study.path() / "study.yaml", study.options().library);
    opened.study.outputs = outputs;
    Design design;
    design.factors = {"param_fabs__us_fab__wafer_capacity"};
    design.units = {"wafers/month"};
    design.choices.resize(1);
    for (const std::string& value : values) {
        design.points.push_back({{"fabs.us_fab.wafer_capacity=" + value}, 1, {std::stod(value)}});
    }
    return {std::move(opened), std::move(design)};
}

BatchReport run(const SmallStudy& study, const StudyPlan& plan, const BatchOptions& options)
{
    return run_plan(plan, study.path() / "study.yaml", options, test::test_release, {});
}

} // namespace

TEST_CASE("runs are numbered scenario fastest, then replicate, then point", "[study][plan]")
{
    const SmallStudy study(3);
    const StudyPlan plan = capacity_plan(study, {"5000", "6000"});
    REQUIRE(plan.size() == 2 * 3 * 2);
    CHECK(plan.run(0) == PlannedRun{0, 0, 0});
    CHECK(plan.run(1) == PlannedRun{1, 0, 0});
    CHECK(plan.run(2) == PlannedRun{0, 0, 1});
    CHECK(plan.run(6) == PlannedRun{0, 1, 0});
    for (std::size_t number = 0; number < plan.size(); ++number) {
        CHECK(plan.number(plan.run(number)) == number);
    }
}

TEST_CASE("a point sets what --set would", "[study][plan]")
{
    const SmallStudy study(1);
    run(study, capacity_plan(study, {"5000", "6000.5"}), study.options());
    const ResultFile file(study.output());
    CHECK(file.read("param_fabs__us_fab__wafer_capacity").values ==
          std::vector<double>{5000, 5000, 6000.5, 6000.5});
    CHECK(file.text_attribute("param_fabs__us_fab__wafer_capacity", "units") == "wafers/month");
    CHECK(file.read_whole("point").values == std::vector<std::int64_t>{0, 0, 1, 1});
    CHECK(file.read_whole("design_block").values == std::vector<std::int64_t>{1, 1, 1, 1});
    CHECK(file.read_texts("provenance/overrides") ==
          Names{"fabs.us_fab.wafer_capacity=5000", "fabs.us_fab.wafer_capacity=6000.5"});
    const std::filesystem::path library = testing::source_dir() / "scenarios";
    const Names digests = file.read_texts("digest");
    for (const auto& [number, value] : {std::pair(0, "5000"), std::pair(2, "6000.5")}) {
        RunOptions options;
        options.output = study.output("alone.h5");
        options.force = true;
        options.seed = 7;
        options.scenario.library = library;
        options.scenario.overrides = {std::string("fabs.us_fab.wafer_capacity=") + value};
        CHECK(run_one(library / "minimal.yaml", options, test::test_release, {}).digest ==
              digests[static_cast<std::size_t>(number)]);
    }
}

TEST_CASE("more points extend a study and change no run", "[study][plan]")
{
    const SmallStudy study(2);
    run(study, capacity_plan(study, {"5000"}), study.options());
    const StudyPlan more = capacity_plan(study, {"5000", "7000"});
    CHECK(run(study, more, study.resume()).made == 4);
    run(study, more, study.options("reference.h5"));
    CHECK(bytes_of(study.output()) == bytes_of(study.output("reference.h5")));
    try {
        run(study, capacity_plan(study, {"7000", "8000"}), study.resume());
        FAIL("a study without a point that was run was accepted");
    } catch (const FileError& error) {
        CHECK(std::string(error.what()).find("no longer has all points") != std::string::npos);
    }
}

TEST_CASE("a point that makes no valid scenario fails its runs alone", "[study][plan]")
{
    const SmallStudy study(2);
    const BatchReport report = run(study, capacity_plan(study, {"5000", "-1"}), study.options());
    REQUIRE(report.failures.size() == 4);
    CHECK(report.failures[0].number == 4);
    CHECK(report.failures[0].overrides == Names{"fabs.us_fab.wafer_capacity=-1"});
    CHECK(report.failures[0].error.find("fabs.us_fab.wafer_capacity") != std::string::npos);
    CHECK(report.failures[0].error.find("before the first month") != std::string::npos);
    const Names digests = digests_of(study.output());
    CHECK((!digests[3].empty() && digests[4].empty()));
}

TEST_CASE("chosen outputs are all that the file holds, and change no run", "[study][plan]")
{
    const SmallStudy study(2);
    run(study, capacity_plan(study, {"5000"}), study.options("all.h5"));
    run(study, capacity_plan(study, {"5000"}, {"region_*", "fab_wafer_starts"}), study.options("some.h5"));
    CHECK(digests_of(study.output("all.h5")) == digests_of(study.output("some.h5")));
    const ResultFile all(study.output("all.h5"));
    const ResultFile some(study.output("some.h5"));
    CHECK(some.read("fab_wafer_starts").values == all.read("fab_wafer_starts").values);
    CHECK_THROWS_AS(some.read("fab_die_yield"), FileError);
    CHECK_THROWS_AS(capacity_plan(study, {"5000"}, {"no_such"}), ScenarioError);
}

TEST_CASE("a study that needs more outputs than its runs kept is refused", "[study][plan]")
{
    const SmallStudy study(1);
    run(study, capacity_plan(study, {"5000"}, {"region_compute_stock"}), study.options());
    try {
        run(study, capacity_plan(study, {"5000", "6000"}, {"region_compute_stock", "fab_wafer_starts"}),
            study.resume());
        FAIL("runs without an output were accepted");
    } catch (const FileError& error) {
        CHECK(std::string(error.what()).find("without the output 'fab_wafer_starts'") != std::string::npos);
    }
}

TEST_CASE("the tables of a scenario have the shape of its worlds", "[study][plan]")
{
    for (const char* name : {"minimal.yaml", "baseline.yaml"}) {
        const Scenario scenario = load_scenario_file(testing::source_dir() / "scenarios" / name).scenario;
        const ResultShape shape = result_shape(scenario, build_world(scenario, {7, 3}));
        REQUIRE(shape.variables.size() > 50);
        CHECK(same_layout(result_shape(scenario, build_tables(scenario)), shape));
    }
}
