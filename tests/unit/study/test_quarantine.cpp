// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "small_study.hpp"
#include "support/catch.hpp"

#include <chokepoint/errors.hpp>

#include <cmath>
#include <limits>
#include <new>
#include <stdexcept>

using namespace chokepoint;
using test::digests_of;
using test::SmallStudy;

namespace {

//! A simulator that breaks one replicate, after a month, as `hurt` says; the others are the engine's own.
Simulator breaking(std::uint32_t replicate, Month month, std::function<void(const Scenario&, World&)> hurt)
{
    return [=](const Scenario& scenario, World world, const WorldObserver& observe) {
        Workspace workspace;
        const bool chosen = world.random.replicate == replicate && scenario.name == "free";
        while (world.month < scenario.end) {
            advance(scenario, world, workspace);
            if (chosen && world.month == month) {
                hurt(scenario, world);
            }
            check_invariants(scenario, world);
            observe(scenario, world);
        }
    };
}

void put_nan(const Scenario&, World& world)
{
    world.clouds.cash[0] = std::numeric_limits<double>::quiet_NaN();
}

} // namespace

TEST_CASE("a run with a NaN is marked with month and variable, and the others are what they are",
          "[study][failed]")
{
    const SmallStudy study(4);
    study.run(study.options("good.h5"));
    const Month may = Month::of(2020, 5);
    const BatchReport report = study.run(study.options(), {}, breaking(2, may, put_nan));
    REQUIRE(report.failures.size() == 1);
    const FailedRun& failed = report.failures.front();
    CHECK(failed.number == 5);
    CHECK(failed.replicate == 2);
    CHECK(failed.seed == 7);
    CHECK(failed.scenario.filename() == "free.yaml");
    CHECK(failed.error.find("2020-05") != std::string::npos);
    CHECK(failed.error.find("cash") != std::string::npos);

    const ResultFile file(study.output());
    CHECK(file.read_whole("status").values == std::vector<std::int64_t>{1, 1, 1, 1, 1, 2, 1, 1});
    CHECK(file.read_texts("error")[5] == failed.error);
    std::vector<std::string> expected = digests_of(study.output("good.h5"));
    expected[5].clear();
    CHECK(file.read_texts("digest") == expected);
    const auto stock = file.read("region_compute_stock");
    const auto good = ResultFile(study.output("good.h5")).read("region_compute_stock");
    const std::size_t run = stock.values.size() / 8;
    const std::size_t month = run / 12;
    for (std::size_t i = 0; i < run; ++i) {
        const double value = stock.values[5 * run + i];
        CHECK((i < 4 * month ? value == good.values[5 * run + i] : std::isnan(value)));
    }
}

TEST_CASE("whatever a run throws is its own failure", "[study][failed]")
{
    struct Case {
        std::function<void(const Scenario&, World&)> hurt;
        std::string text;
    };

    const std::vector<Case> cases{
        {[](const Scenario&, World&) { throw InvariantError("stocks are broken"); },
         "stocks are broken in 2020-03"},
        {[](const Scenario&, World&) { throw std::runtime_error("odd"); }, "odd in 2020-03"},
        {[](const Scenario&, World&) { throw std::logic_error("wrong"); },
         "internal error: wrong in 2020-03"},
        {[](const Scenario&, World&) { throw std::bad_alloc(); }, "out of memory in 2020-03"},
    };
    for (const Case& each : cases) {
        const SmallStudy study(2);
        const BatchReport report = study.run({}, {}, breaking(0, Month::of(2020, 3), each.hurt));
        REQUIRE(report.failures.size() == 1);
        CHECK(report.failures.front().error == each.text);
        CHECK(report.runs == 4);
    }
}

TEST_CASE("failed runs are kept by a resumed study, but for those that lacked memory", "[study][failed]")
{
    const SmallStudy study(2);
    const auto stock = [](const Scenario&, World&) { throw InvariantError("stocks are broken"); };
    study.run({}, {}, breaking(1, Month::of(2020, 3), stock));
    BatchReport report = study.run(study.resume());
    CHECK(report.made == 0);
    CHECK(report.failures.size() == 1);

    const auto memory = [](const Scenario&, World&) { throw std::bad_alloc(); };
    study.run(study.options("memory.h5"), {}, breaking(1, Month::of(2020, 3), memory));
    report = study.run(study.resume("memory.h5"));
    CHECK(report.made == 1);
    CHECK(report.failures.empty());
}

TEST_CASE("a month with a failure counts as done, and the progress ends at the end", "[study][failed]")
{
    const SmallStudy study(3);
    Progress last;
    Host host;
    host.progress = [&](const Progress& progress) { last = progress; };
    study.run(study.options("out.h5", 1), host, breaking(0, Month::of(2020, 3), put_nan));
    CHECK(last.runs_total == 6);
    CHECK(last.months_total == 6 * 12);
    CHECK(last.months_done == 6 * 12);
}
