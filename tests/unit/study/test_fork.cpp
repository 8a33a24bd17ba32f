// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "small_study.hpp"
#include "study/fork.hpp"
#include "study/rerun.hpp"
#include "support/catch.hpp"

#include <chokepoint/errors.hpp>

#include <atomic>
#include <cstring>
#include <fstream>

using namespace chokepoint;
using test::bytes_of;
using test::digests_of;
using test::SmallStudy;

namespace {

//! What a branch changes before any month of `minimal`: its export rule, which is there from June, and a
//! yield.
void write_branch(const SmallStudy& study, std::string_view rest)
{
    std::ofstream(study.path() / "free.yaml") << "schema: 1\nextends: lib:minimal\nname: free\n" << rest;
}

constexpr const char* later_rule =
    "rules: {cn_later: {issuer: cn, side: import, announced: 2020-10-01, from: 2020-10-01, surprise: true, "
    "decision: deny}}\n";

//! A variable's numbers of one run.
std::vector<double> numbers(const std::filesystem::path& file, const std::string& variable, std::size_t run)
{
    const auto all = ResultFile(file).read(variable);
    const std::size_t size = all.values.size() / all.shape[0];
    return {all.values.begin() + static_cast<std::ptrdiff_t>(run * size),
            all.values.begin() + static_cast<std::ptrdiff_t>((run + 1) * size)};
}

bool same_bits(const std::vector<double>& one, const std::vector<double>& other)
{
    return one.size() == other.size() &&
           std::memcmp(one.data(), other.data(), one.size() * sizeof(double)) == 0;
}

std::string refusal(const SmallStudy& study)
{
    try {
        study.run();
    } catch (const ScenarioError& error) {
        return error.problems().front().message;
    }
    return {};
}

} // namespace

TEST_CASE("a policy that acts after the fork only gives what it gives without a fork", "[study][fork]")
{
    SmallStudy study;
    write_branch(study, later_rule);
    study.write(2);
    study.run(study.options("whole.h5"));
    study.write(2, "fork_at: 2020-09\n");
    study.run(study.options("forked.h5"));
    // Without rules the state is the same bit for bit; the trunk's runs are the same in all.
    for (std::size_t run = 0; run < 4; ++run) {
        for (const char* variable : {"region_compute_stock", "product_unit_stock", "lab_capability",
                                     "region_framework_share", "cloud_cash", "fab_wafer_starts"}) {
            CAPTURE(run, variable);
            CHECK(same_bits(numbers(study.output("forked.h5"), variable, run),
                            numbers(study.output("whole.h5"), variable, run)));
        }
    }
    CHECK(digests_of(study.output("forked.h5"))[0] == digests_of(study.output("whole.h5"))[0]);
    CHECK(digests_of(study.output("forked.h5"))[2] == digests_of(study.output("whole.h5"))[2]);
    CHECK_FALSE(same_bits(numbers(study.output("forked.h5"), "region_compute_stock", 0),
                          numbers(study.output("forked.h5"), "region_compute_stock", 1)));
}

TEST_CASE("before the fork all runs are the first scenario's, from it each is itself", "[study][fork]")
{
    SmallStudy study;
    write_branch(study, "rules: {us_3a090: null}\nfabs: {us_fab: {defect_density: 0.4}}\n");
    study.write(1, "fork_at: 2020-09\n");
    study.run();
    for (const char* variable : {"fab_wafer_starts", "fab_defect_density", "region_compute_stock"}) {
        const std::vector<double> trunk = numbers(study.output(), variable, 0);
        const std::vector<double> branch = numbers(study.output(), variable, 1);
        const std::size_t month = trunk.size() / 12;
        CAPTURE(variable);
        CHECK(std::equal(trunk.begin(), trunk.begin() + static_cast<std::ptrdiff_t>(8 * month),
                         branch.begin()));
    }
    CHECK_FALSE(
        same_bits(numbers(study.output(), "fab_die_yield", 0), numbers(study.output(), "fab_die_yield", 1)));
}

TEST_CASE("a forked study is one file however it is run", "[study][fork]")
{
    SmallStudy study;
    write_branch(study, later_rule);
    study.write(3,
                "fork_at: 2020-09\ndesign: {method: sobol, points: 2}\n"
                "parameters: [{path: fabs.us_fab.defect_density, distribution: {uniform: [0.05, 0.3]}}]\n");
    study.run(study.options("one.h5", 1));
    const std::string reference = bytes_of(study.output("one.h5"));
    study.run(study.options("eight.h5", 8, 1));
    CHECK(bytes_of(study.output("eight.h5")) == reference);
    study.run_part(3, study.resume());
    study.run(study.resume());
    CHECK(bytes_of(study.output()) == reference);
    for (std::int64_t run = 0; run < 12; ++run) {
        CHECK(make_again(study.output(), run, test::test_release, {}).same());
    }
    study.write(3,
                "fork_at: 2020-08\ndesign: {method: sobol, points: 2}\n"
                "parameters: [{path: fabs.us_fab.defect_density, distribution: {uniform: [0.05, 0.3]}}]\n");
    CHECK(study.refusal(study.resume()).find("another 'fork_at'") != std::string::npos);
}

TEST_CASE("the months before a fork are simulated once for all scenarios", "[study][fork]")
{
    SmallStudy study;
    write_branch(study, later_rule);
    study.write(1, "fork_at: 2020-09\n");
    std::atomic<int> months = 0;
    const Simulator counting = [&](const Scenario& scenario, World world, const WorldObserver& observe) {
        simulate_world(scenario, std::move(world), [&](const Scenario& same, const World& now) {
            ++months;
            observe(same, now);
        });
    };
    study.run({}, {}, counting);
    CHECK(months == 2 * 4); // two scenarios, September to December
}

TEST_CASE("what cannot branch is refused with what differs", "[study][fork]")
{
    SmallStudy study;
    write_branch(study, "segments: {cn_industry: null}\n");
    study.write(1, "fork_at: 2020-09\n");
    CHECK(refusal(study).find("segments ('cn_industry' is in one of them only)") != std::string::npos);
    write_branch(study, later_rule);
    study.write(1, "fork_at: 2020-01\n");
    CHECK(refusal(study).find("not behind the first month") != std::string::npos);
    study.write(1, "fork_at: 2021-01\n");
    CHECK(refusal(study).find("not behind the first month") != std::string::npos);
    study.write(1, "fork_at: soon\n");
    CHECK(refusal(study).find("expected a month, as 2022-10") != std::string::npos);
}

TEST_CASE("runs are begun so that no worker waits for another's months before the fork", "[study][fork]")
{
    SmallStudy study;
    study.write(3, "fork_at: 2020-09\n");
    const StudyPlan plan = plan_of(study.path() / "study.yaml", study.options());
    const std::vector<std::size_t> runs{0, 1, 2, 3, 4, 5};
    CHECK(in_turns(plan, runs, 2) == std::vector<std::size_t>{0, 2, 1, 3, 4, 5});
    CHECK(in_turns(plan, runs, 1) == runs);
    CHECK(with_trunks(plan, std::vector<std::size_t>{1, 4, 5}) == std::vector<std::size_t>{1, 4, 5, 0, 4});
}
