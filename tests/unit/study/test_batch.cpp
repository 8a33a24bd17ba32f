// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "scenario/load.hpp"
#include "small_study.hpp"
#include "study/parts_folder.hpp"
#include "study/study_size.hpp"
#include "support/catch.hpp"
#include "support/source_dir.hpp"
#include "world/digest.hpp"

#include <chokepoint/errors.hpp>

#include <map>

using namespace chokepoint;
using test::bytes_of;
using test::digests_of;
using test::SmallStudy;

namespace {

using Names = std::vector<std::string>;

//! The digest of one run, without any of the machinery of studies.
std::string digest_alone(const Scenario& scenario, RandomKey random)
{
    World world = build_world(scenario, random);
    RunDigest digest(scenario, world);
    simulate(scenario, random, [&](const Scenario&, const World& now) { digest.add_month(scenario, now); });
    return digest.finish().hex();
}

} // namespace

TEST_CASE("any number of threads and any size of parts give one file, byte for byte", "[study][batch]")
{
    const SmallStudy study;
    std::string first;
    for (const int threads : {1, 2, 8}) {
        for (const std::int64_t part_size : {0, 1, 7, 64}) {
            const std::string name = std::to_string(threads) + "_" + std::to_string(part_size) + ".h5";
            const BatchReport report = study.run(study.options(name, threads, part_size));
            CHECK(report.made == 10);
            CHECK(report.failures.empty());
            const std::string bytes = bytes_of(study.output(name));
            first = first.empty() ? bytes : first;
            CHECK(bytes == first);
            CHECK_FALSE(std::filesystem::exists(study.output(name + ".parts")));
        }
    }
    CHECK(study.names().size() == 2 * 12); // results and their logs
}

TEST_CASE("a run of a study is the run that its scenario, seed and replicate give alone", "[study][batch]")
{
    const SmallStudy study(3);
    study.run();
    const ResultFile file(study.output());
    CHECK(file.read_texts("scenario") == Names{"minimal", "free", "minimal", "free", "minimal", "free"});
    CHECK(file.read_whole("replicate").values == std::vector<std::int64_t>{0, 0, 1, 1, 2, 2});
    const Names digests = file.read_texts("digest");
    const std::filesystem::path library = testing::source_dir() / "scenarios";
    const Scenario minimal = load_scenario_file(library / "minimal.yaml", {{}, library}).scenario;
    const Scenario free = load_scenario_file(study.path() / "free.yaml", {{}, library}).scenario;
    for (std::uint32_t replicate = 0; replicate < 3; ++replicate) {
        CHECK(digests[2 * replicate] == digest_alone(minimal, {7, replicate}));
        CHECK(digests[2 * replicate + 1] == digest_alone(free, {7, replicate}));
    }
}

TEST_CASE("what a policy does not have is missing in its runs", "[study][batch]")
{
    const SmallStudy study(1);
    study.run();
    const ResultFile file(study.output());
    REQUIRE(file.read_texts("rule") == Names{"cn_domestic_chips", "us_3a090", "us_case_by_case"});
    const auto refused = file.read_whole("rule_units_refused");
    REQUIRE(refused.shape == std::vector<std::size_t>{2, 12, 3});
    for (std::size_t month = 0; month < 12; ++month) {
        const std::int64_t* const minimal = &refused.values[3 * month];
        const std::int64_t* const free = &refused.values[3 * (12 + month)];
        CHECK(minimal[1] >= 0);
        CHECK(free[1] == -1); // it has no us_3a090
        CHECK((minimal[0] >= 0 && minimal[2] >= 0 && free[0] >= 0 && free[2] >= 0));
    }
    CHECK(file.read_texts("provenance/scenario") == Names{"minimal", "free"});
    CHECK(file.read_text("provenance/study").find("small") != std::string::npos);
    CHECK(file.text_attribute("/", "title") == "small");
}

TEST_CASE("an output that exists is refused, unless it is to be replaced", "[study][batch]")
{
    SmallStudy study(1);
    study.run();
    const std::string before = bytes_of(study.output());
    CHECK(study.refusal(study.options()).find("exists already") != std::string::npos);
    CHECK(bytes_of(study.output()) == before);
    study.write(2);
    BatchOptions options = study.options();
    options.force = true;
    CHECK(study.run(options).made == 4);
    CHECK(digests_of(study.output()).size() == 4);
}

TEST_CASE("scenarios of other months, and a study without room, are refused before anything is made",
          "[study][batch]")
{
    SmallStudy study(3);
    Host host;
    host.free_disk = [](const std::filesystem::path&) { return std::uint64_t{1000}; };
    CHECK(study.refusal(study.options(), host).find("of disk") != std::string::npos);
    host.free_disk = nullptr;
    host.free_memory = [] { return std::uint64_t{1000}; };
    CHECK(study.refusal(study.options(), host).find("for its records") != std::string::npos);
    CHECK(study.names().empty());
    BatchOptions forced = study.options();
    forced.force = true;
    CHECK(study.run(forced, host).made == 6);
    study.write_scenario("horizon: {end: 2021-01}\n");
    CHECK_THROWS_AS(study.run(study.options("other.h5")), ScenarioError);
}

TEST_CASE("sizes that cannot be counted are the largest number, and fit nowhere", "[study][batch]")
{
    const SmallStudy study(1);
    const StudyPlan plan = plan_of(study.path() / "study.yaml", study.options());
    const StudySize size = size_of_study(plan, std::size_t{1} << 62, std::size_t{1} << 62, 1);
    CHECK(size.records == ~std::uint64_t{0});
    CHECK(size_of_study(plan, 1, 1, 1).result > 10000);
    CHECK(default_part_size(*plan.shape()) > 64);
}
