// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "small_study.hpp"
#include "study/batch_status.hpp"
#include "study/manifest.hpp"
#include "study/output_lock.hpp"
#include "study/parts_folder.hpp"
#include "support/catch.hpp"

#include <chokepoint/errors.hpp>

#include <fstream>
#include <set>

using namespace chokepoint;
using test::bytes_of;
using test::digests_of;
using test::SmallStudy;

namespace {

namespace fs = std::filesystem;

//! The file of a study that nothing interrupted.
std::string uninterrupted(const SmallStudy& study)
{
    study.run(study.options("reference.h5"));
    return bytes_of(study.output("reference.h5"));
}

void flip_bit(const fs::path& file, std::size_t byte)
{
    std::string bytes = bytes_of(file);
    bytes.at(byte) = static_cast<char>(bytes[byte] ^ 4);
    std::ofstream(file, std::ios::binary) << bytes;
}

Host hearing(std::vector<std::string>& warnings)
{
    Host host;
    host.warning = [&](std::string_view text) { warnings.emplace_back(text); };
    return host;
}

} // namespace

TEST_CASE("a stopped study goes on where it was, to the same file", "[study][resume]")
{
    const SmallStudy study;
    const std::string reference = uninterrupted(study);
    for (const std::int64_t part_size : {0, 1, 3}) {
        BatchOptions options = study.resume("out" + std::to_string(part_size) + ".h5");
        options.part_size = part_size;
        study.run_part(2, options); // on nothing, --resume begins
        study.run_part(3, options);
        const BatchStatus status = status_of({options.output});
        CHECK(status.done == 3);
        CHECK(status.missing() > 0);
        CHECK_FALSE(status.consolidated);
        const BatchReport report = study.run(options);
        CHECK(report.made == 10 - status.done);
        CHECK(bytes_of(options.output) == reference);
        CHECK_FALSE(PartsFolder(options.output).exists());
    }
}

TEST_CASE("a finished study is resumed without doing anything", "[study][resume]")
{
    const SmallStudy study(2);
    study.run();
    const auto written = fs::last_write_time(study.output());
    const BatchReport report = study.run(study.resume());
    CHECK(report.made == 0);
    CHECK(report.runs == 4);
    CHECK(fs::last_write_time(study.output()) == written);
    const BatchStatus status = status_of({study.output()});
    CHECK(status.consolidated);
    CHECK(status.done == 4);
    CHECK(status.missing() == 0);
}

TEST_CASE("a stopped study is not begun anew by mistake", "[study][resume]")
{
    const SmallStudy study;
    study.run_part(2, study.options());
    CHECK(study.refusal(study.options()).find("go on with --resume") != std::string::npos);
    BatchOptions options = study.options();
    options.force = true;
    CHECK(study.run(options).made == 10);
}

TEST_CASE("more replicates and scenarios extend a study and change no run", "[study][resume]")
{
    SmallStudy study(2);
    study.write(2, "", "[lib:minimal]");
    study.run();
    const std::vector<std::string> before = digests_of(study.output());
    study.write(4);
    study.run_part(3, study.resume()); // an extension may be interrupted too
    const BatchStatus status = status_of({study.output()});
    CHECK(status.runs == 8);
    CHECK(status.done == 2 + 1);
    CHECK(study.run(study.resume()).made == 8 - status.done);
    const std::vector<std::string> after = digests_of(study.output());
    REQUIRE(after.size() == 8);
    CHECK(after[0] == before[0]);
    CHECK(after[2] == before[1]);
    CHECK(bytes_of(study.output()) == uninterrupted(study));
    CHECK(study.names() ==
          std::vector<std::string>{"out.h5", "out.h5.log.jsonl", "reference.h5", "reference.h5.log.jsonl"});
}

TEST_CASE("a scenario with more in it widens the file, and runs that are there move into their places",
          "[study][resume]")
{
    SmallStudy study(2);
    // A segment less than `minimal`: the numbers of the other one lie elsewhere in the wider file.
    study.write_scenario("segments: {cn_industry: null}\n");
    study.write(2, "", "[free.yaml]");
    study.run();
    study.write(2, "", "[free.yaml, lib:minimal]");
    CHECK(study.run(study.resume()).made == 2);
    CHECK(bytes_of(study.output()) == uninterrupted(study));
}

TEST_CASE("another study is refused, and told from this one by what differs", "[study][resume]")
{
    SmallStudy study(3);
    study.run_part(2, study.options());
    const auto refused = [&](std::string_view why) {
        const std::string message = study.refusal(study.resume());
        INFO(message);
        CHECK(message.find(why) != std::string::npos);
    };
    study.write(2);
    refused("begun with 3 replicates, and the study now has 2");
    study.write(3, "", "[lib:minimal]");
    refused("no longer has the scenario 'free'");
    study.write(3);
    study.write_scenario("fabs: {us_fab: {wafer_capacity: 7000 wafers/month}}\n");
    refused("the scenario 'free' is not what it was");
    study.write_scenario();
    CHECK(study.run(study.resume()).runs == 6);

    // The same of the finished file, without parts.
    study.write_scenario("fabs: {us_fab: {wafer_capacity: 7000 wafers/month}}\n");
    refused("the scenario 'free' is not what it was");
}

TEST_CASE("runs of another release are refused", "[study][resume]")
{
    const SmallStudy study(1);
    study.run();
    try {
        run_study(study.path() / "study.yaml", study.resume(), {"9.9.9", "", ""}, {});
        FAIL("runs of another release were accepted");
    } catch (const FileError& error) {
        CHECK(std::string(error.what()).find("begun by chokepoint 1.2.3, and this is 9.9.9") !=
              std::string::npos);
    }
}

TEST_CASE("a flipped bit in a part is found, and its runs alone are made again", "[study][resume]")
{
    const SmallStudy study;
    const std::string reference = uninterrupted(study);
    BatchOptions options = study.resume();
    options.part_size = 1;
    study.run_part(5, options);
    const PartsFolder folder(study.output());
    const std::vector<fs::path> parts = folder.parts();
    REQUIRE(parts.size() >= 4);
    flip_bit(parts[1], fs::file_size(parts[1]) / 3);
    fs::resize_file(parts[2], fs::file_size(parts[2]) - 1);
    CHECK(status_of({study.output()}).damaged == 2);
    std::vector<std::string> warnings;
    const BatchReport report = study.run(options, hearing(warnings));
    CHECK(report.made == 10 - (static_cast<std::int64_t>(parts.size()) - 2));
    REQUIRE(warnings.size() == 2);
    CHECK(warnings[0].find(parts[1].filename().string() + ".damaged") != std::string::npos);
    CHECK(bytes_of(study.output()) == reference);
    CHECK_FALSE(folder.exists());
}

TEST_CASE("a damaged or lost manifest loses no run", "[study][resume]")
{
    for (const bool lost : {false, true}) {
        const SmallStudy study;
        BatchOptions options = study.resume();
        options.part_size = 1;
        study.run_part(3, options);
        const PartsFolder folder(study.output());
        const std::int64_t done = status_of({study.output()}).done;
        REQUIRE(read_manifest(folder.manifest()));
        if (lost) {
            fs::remove(folder.manifest());
        } else {
            flip_bit(folder.manifest(), 40);
            CHECK_FALSE(read_manifest(folder.manifest()));
        }
        CHECK(study.run(options).made == 10 - done);
        CHECK(bytes_of(study.output()) == uninterrupted(study));
    }
}

TEST_CASE("a forced study that is stopped replaces the old result when it goes on", "[study][resume]")
{
    SmallStudy study(2);
    study.run();
    const std::string old = bytes_of(study.output());
    study.write_scenario("fabs: {us_fab: {wafer_capacity: 7000 wafers/month}}\n");
    BatchOptions options = study.options("out.h5", 1);
    options.force = true;
    study.run_part(2, options);
    CHECK(bytes_of(study.output()) == old); // until the new one is complete
    study.run(study.resume());
    CHECK(bytes_of(study.output()) == uninterrupted(study));
    CHECK(bytes_of(study.output()) != old);
}

TEST_CASE("what a kill leaves at the very end is cleared away", "[study][resume]")
{
    const SmallStudy study(2);
    study.run();
    // After the rename and before the parts are gone; and a result that was not finished.
    BatchOptions other = study.resume("other.h5");
    study.run_part(2, other);
    fs::rename(study.output("other.h5.parts"), study.output("out.h5.parts"));
    std::ofstream(study.output("out.h5.tmp-4711")) << "half";
    std::ofstream(study.output("out.h5.parts") / "part-000009.h5.tmp-4711-1") << "half";
    CHECK(study.run(study.resume()).made == 0);
    CHECK(study.names() == std::vector<std::string>{"out.h5", "out.h5.log.jsonl"});
}

TEST_CASE("a second batch is refused while one is under way", "[study][resume]")
{
    const SmallStudy study(1);
    Host host;
    host.name = "node7";
    host.process = 42;
    const OutputLock lock(study.output(), host);
    CHECK(study.refusal(study.options()).find("process 42 on node7") != std::string::npos);
    CHECK(study.refusal(study.resume()).find("process 42 on node7") != std::string::npos);
    CHECK(writer_of(study.output()) == "process 42 on node7");
    CHECK(writer_of(study.output("other.h5")).empty());
}

TEST_CASE("no parts and no result is no study", "[study][resume]")
{
    const SmallStudy study(1);
    CHECK_THROWS_AS(status_of({study.output()}), FileError);
}
