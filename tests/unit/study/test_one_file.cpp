// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors

// However a study is run, one file comes out; and its policies share their draws.

#include "small_study.hpp"
#include "study/merge.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <set>

using namespace chokepoint;
using test::bytes_of;
using test::SmallStudy;

namespace {

namespace fs = std::filesystem;

constexpr int replicates = 6;

//! The file of a study that runs on one thread, in order, in one part.
std::string in_order(const SmallStudy& study)
{
    study.run(study.options("reference.h5", 1, 64));
    return bytes_of(study.output("reference.h5"));
}

BatchOptions some_options(const SmallStudy& study, const std::string& name, std::int64_t turn)
{
    constexpr std::array<int, 3> threads{1, 2, 8};
    constexpr std::array<std::int64_t, 3> part_sizes{1, 7, 64};
    BatchOptions options = study.options(name, threads.at(static_cast<std::size_t>(turn % 3)),
                                         part_sizes.at(static_cast<std::size_t>(turn / 3 % 3)));
    options.resume = true;
    return options;
}

} // namespace

TEST_CASE("threads and sizes of parts leave no trace in a study's file", "[study][identity]")
{
    const SmallStudy study(replicates);
    const std::string reference = in_order(study);
    for (std::int64_t turn = 0; turn < 9; ++turn) {
        const BatchOptions options = some_options(study, "out" + std::to_string(turn) + ".h5", turn);
        INFO(options.threads << " threads, parts of " << options.part_size);
        CHECK(study.run(options).made == 2 * replicates);
        CHECK(bytes_of(options.output) == reference);
    }
}

TEST_CASE("shards of any number, each run in its own way, merge to the study's file", "[study][identity]")
{
    const SmallStudy study(replicates);
    const std::string reference = in_order(study);
    for (const std::int64_t count : {1, 2, 5}) {
        MergeOptions merge;
        merge.output = study.output("merged" + std::to_string(count) + ".h5");
        for (std::int64_t index = count; index >= 1; --index) {
            const std::string name = "shard" + std::to_string(index) + "of" + std::to_string(count) + ".h5";
            BatchOptions options = some_options(study, name, count + 2 * index);
            options.shard = {index, count};
            study.run(options);
            merge.parts.push_back(options.output);
        }
        merge_parts(merge, test::test_release, {});
        INFO(count << " shards");
        CHECK(bytes_of(merge.output) == reference);
    }
}

TEST_CASE("the order in which runs are made leaves no trace in a study's file", "[study][identity]")
{
    SmallStudy study(replicates);
    const std::string reference = in_order(study);
    // First the odd runs' first half, then even ones among them, then the rest.
    study.write(replicates / 2, "", "[free.yaml]");
    study.run(some_options(study, "out.h5", 4));
    study.write(replicates / 2);
    study.run(some_options(study, "out.h5", 2));
    study.write(replicates);
    study.run_part(2, some_options(study, "out.h5", 0));
    study.run(some_options(study, "out.h5", 5));
    CHECK(bytes_of(study.output()) == reference);
}

TEST_CASE("policies of a study share their draws: who is not touched by a policy has the same noise",
          "[study][draws]")
{
    constexpr std::size_t many = 24;
    SmallStudy study(static_cast<int>(many));
    // Another lab, before all others in the order of ids, with next to nothing: nobody's choice depends on
    // it.
    std::ofstream(study.path() / "other.yaml") << "schema: 1\nextends: free.yaml\nname: other\n"
                                                  "labs: {another: {country: sg, compute: 0.001 H100e}}\n";
    study.write(static_cast<int>(many), "", "[free.yaml, other.yaml]");
    study.run();
    const ResultFile file(study.output());
    const auto labs = file.read_texts("lab");
    const auto lab = static_cast<std::size_t>(std::ranges::find(labs, "deepseek") - labs.begin());
    REQUIRE(labs.front() == "another");
    const auto open = file.read_whole("lab_open_weights");
    const std::size_t months = open.shape[1];
    const auto path = [&](std::size_t run) {
        std::vector<std::int64_t> values;
        for (std::size_t month = 0; month < months; ++month) {
            values.push_back(open.values[(run * months + month) * labs.size() + lab]);
        }
        return values;
    };
    std::set<std::vector<std::int64_t>> different;
    for (std::size_t replicate = 0; replicate < many; ++replicate) {
        INFO("replicate " << replicate);
        CHECK(path(2 * replicate) == path(2 * replicate + 1));
        different.insert(path(2 * replicate));
    }
    CHECK(different.size() > 1); // there is noise
}
