// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "small_study.hpp"
#include "study/batch_status.hpp"
#include "study/merge.hpp"
#include "study/output_lock.hpp"
#include "support/catch.hpp"

#include <chokepoint/errors.hpp>

#include <algorithm>
#include <fstream>

using namespace chokepoint;
using test::bytes_of;
using test::SmallStudy;

namespace {

namespace fs = std::filesystem;

BatchOptions shard(const SmallStudy& study, std::int64_t index, std::int64_t count)
{
    BatchOptions options = study.resume("shard" + std::to_string(index) + ".h5");
    options.shard = {index, count};
    return options;
}

MergeReport merge(const SmallStudy& study, std::vector<fs::path> parts, bool force = false)
{
    return merge_parts({std::move(parts), study.output("merged.h5"), force}, test::test_release, {});
}

std::string refusal(const SmallStudy& study, std::vector<fs::path> parts)
{
    try {
        merge(study, std::move(parts));
    } catch (const FileError& error) {
        return error.what();
    }
    return {};
}

//! Runs all shards; their files.
std::vector<fs::path> run_shards(const SmallStudy& study, std::int64_t count)
{
    std::vector<fs::path> files;
    for (std::int64_t index = 1; index <= count; ++index) {
        const BatchOptions options = shard(study, index, count);
        study.run(options);
        files.push_back(options.output);
    }
    return files;
}

//! A study with a design, so that runs have points, parameters and blocks.
void write_with_points(SmallStudy& study)
{
    study.write(2,
                "design: {method: sobol, points: 3}\n"
                "parameters: [{path: fabs.us_fab.defect_density, distribution: {uniform: [0.05, 0.3]}}]\n");
}

} // namespace

TEST_CASE("any number of shards merges to the file of the undivided study", "[study][merge]")
{
    SmallStudy study;
    write_with_points(study);
    study.run(study.options("whole.h5"));
    for (const std::int64_t count : {1, 2, 5, 12}) {
        std::vector<fs::path> files = run_shards(study, count);
        std::ranges::reverse(files);
        const MergeReport report = merge(study, files, true);
        CHECK(report.runs == 12);
        CHECK(report.study_runs == 12);
        CHECK(report.missing.empty());
        CHECK(report.problems.empty());
        CHECK(bytes_of(study.output("merged.h5")) == bytes_of(study.output("whole.h5")));
        for (const fs::path& file : files) {
            fs::remove(file);
        }
    }
}

TEST_CASE("a shard without runs is refused", "[study][merge]")
{
    const SmallStudy study;
    CHECK_THROWS_AS(study.run(shard(study, 11, 11)), ScenarioError);
    CHECK(study.names().empty());
    for (const std::size_t runs : {1U, 2U, 7U, 10U}) {
        std::size_t all = 0;
        for (std::int64_t index = 1; index <= 4; ++index) {
            all += shard_size({index, 4}, runs);
        }
        CHECK(all == runs);
    }
}

TEST_CASE("a run belongs to the shard of its number, and keeps the number", "[study][merge]")
{
    const SmallStudy study;
    const std::vector<fs::path> files = run_shards(study, 3);
    // Run r belongs to shard r mod n + 1: design.md, section 6.
    CHECK(ResultFile(files[0]).read_whole("run").values == std::vector<std::int64_t>{0, 3, 6, 9});
    CHECK(ResultFile(files[1]).read_whole("run").values == std::vector<std::int64_t>{1, 4, 7});
    CHECK(ResultFile(files[2]).read_whole("run").values == std::vector<std::int64_t>{2, 5, 8});
    CHECK(status_of({files[0], files[2]}).done == 7);
    CHECK(status_of({files[0], files[0]}).done == 4);
    CHECK(status_of(files).missing() == 0);
    CHECK(status_of({files[1]}).missing() == 7);
}

TEST_CASE("shards that were stopped are merged from their parts, and what is missing is named",
          "[study][merge]")
{
    const SmallStudy study;
    study.run(study.options("whole.h5"));
    study.run(shard(study, 1, 2));
    study.run_part(2, shard(study, 2, 2));
    const fs::path stopped = study.output("shard2.h5");
    REQUIRE(fs::exists(stopped.string() + ".parts"));
    const MergeReport report = merge(study, {study.output("shard1.h5"), stopped});
    CHECK(report.runs == 7);
    CHECK(report.missing == "5, 7, 9");

    // The partial file goes on as any other, alone or by parts that come later.
    BatchOptions options = study.resume("merged.h5");
    CHECK(study.run(options).made == 3);
    CHECK(bytes_of(study.output("merged.h5")) == bytes_of(study.output("whole.h5")));
    CHECK(study.run(shard(study, 2, 2)).made == 3);
    merge(study, {stopped, study.output("shard1.h5")}, true);
    CHECK(bytes_of(study.output("merged.h5")) == bytes_of(study.output("whole.h5")));
}

TEST_CASE("folders of parts alone are enough to merge", "[study][merge]")
{
    const SmallStudy study;
    study.run_part(2, shard(study, 1, 2));
    study.run_part(1, shard(study, 2, 2));
    const MergeReport report =
        merge(study, {study.output("shard1.h5.parts"), study.output("shard2.h5.parts/")});
    CHECK(report.runs == 3);
    CHECK(report.missing.find("9") != std::string::npos);
    study.run(study.options("whole.h5"));
    CHECK(study.run(study.resume("merged.h5")).made == 7);
    CHECK(bytes_of(study.output("merged.h5")) == bytes_of(study.output("whole.h5")));
}

TEST_CASE("parts of a shard and of a batch take each other's place", "[study][merge]")
{
    const SmallStudy study;
    study.run(study.options("whole.h5"));
    study.run_part(3, shard(study, 2, 2));
    BatchOptions whole = shard(study, 2, 2);
    whole.shard = {};
    CHECK(study.run(whole).made == 7);
    CHECK(bytes_of(whole.output) == bytes_of(study.output("whole.h5")));
    study.run_part(4, study.resume("other.h5")); // runs 0 to 3
    BatchOptions first = study.resume("other.h5");
    first.shard = {1, 2};
    CHECK(study.run(first).made == 3);
    CHECK(ResultFile(first.output).read_whole("run").values ==
          std::vector<std::int64_t>{0, 1, 2, 3, 4, 6, 8});
}

TEST_CASE("shards that are not there or damaged are missing and told", "[study][merge]")
{
    const SmallStudy study;
    const std::vector<fs::path> files = run_shards(study, 3);
    fs::resize_file(files[1], fs::file_size(files[1]) - 100);
    fs::remove(files[2]);
    const MergeReport report = merge(study, files);
    CHECK(report.runs == 4);
    CHECK(report.missing == "1-2, 4-5, 7-8");
    REQUIRE(report.problems.size() == 2);
    CHECK(report.problems[0].find("shard3.h5: is not there") != std::string::npos);
    CHECK(report.problems[1].find("shard2.h5") != std::string::npos);
    fs::remove(study.output("merged.h5"));
    CHECK(refusal(study, {files[2]}).find("shard3.h5: is not there") != std::string::npos);
    CHECK(refusal(study, {files[1]}).find("shard2.h5") != std::string::npos);
}

TEST_CASE("parts of another study, of single runs and of a batch under way are refused", "[study][merge]")
{
    SmallStudy study;
    const std::vector<fs::path> files = run_shards(study, 2);
    study.write_scenario("fabs: {us_fab: {wafer_capacity: 7000 wafers/month}}\n");
    study.run(study.options("other.h5"));
    CHECK(refusal(study, {files[0], study.output("other.h5")}).find("is of another study than") !=
          std::string::npos);
    CHECK_FALSE(fs::exists(study.output("merged.h5")));
    {
        Host host;
        host.name = "node7";
        host.process = 42;
        const OutputLock lock(files[1], host);
        CHECK(refusal(study, files).find("being written by process 42 on node7") != std::string::npos);
    }
    merge(study, files);
    CHECK(refusal(study, files).find("exists already") != std::string::npos);
    // An earlier result may be a part of the next one.
    CHECK(merge(study, {study.output("merged.h5"), files[0]}, true).missing.empty());
}

TEST_CASE("numbers of runs are told as ranges", "[study][merge]")
{
    const std::vector<std::size_t> numbers{3, 7, 11, 12, 13, 20, 21};
    CHECK(ranges_text(numbers) == "3, 7, 11-13, 20-21");
    CHECK(ranges_text(numbers, 2) == "3, 7, ... (7 in all)");
    CHECK(ranges_text({}).empty());
}
