// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "measures.hpp"
#include "output/checked_open.hpp"
#include "output/safe_file.hpp"
#include "output/trailer.hpp"
#include "study/recorded_run.hpp"
#include "study_cases.hpp"

#include <fcntl.h>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace chokepoint::bench {
namespace {

//! Some runs of a study, recorded.
struct Recorded {
    std::vector<RunRow> rows;
    std::vector<Recorder> recorders;
    std::vector<const Recorder*> pointers;

    Recorded(const StudyPlan& plan, int runs)
    {
        recorders.reserve(static_cast<std::size_t>(runs));
        for (std::size_t number = 0; number < static_cast<std::size_t>(runs); ++number) {
            const PlannedRun run = plan.run(number);
            const Scenario& scenario = plan.scenario(run.scenario).scenario;
            Recorder& recorder = recorders.emplace_back(plan.shape());
            RunRow row = plan.row(number);
            row.status = RunStatus::ok;
            row.digest = record_run(scenario, build_world(scenario, plan.random(run)), recorder,
                                    simulate_world, [](const Scenario&, const World&) {})
                             .hex();
            rows.push_back(std::move(row));
            pointers.push_back(&recorder);
        }
    }
};

std::string bytes_of(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

//! Reads everything, as the writer does before a file gets its name.
void read_back(const std::filesystem::path& path, const ResultShape& shape, std::size_t runs)
{
    const ResultFile file(path);
    std::vector<std::byte> row;
    for (const ResultVariable& variable : shape.variables) {
        row.resize(static_cast<std::size_t>(shape.months) * variable.width * size_of(variable.stored));
        DigestStream stream;
        for (std::size_t run = 0; run < runs; ++run) {
            file.read_rows(variable.name, run, 1, row);
            stream.add(std::span<const std::byte>(row));
        }
        stream.finish();
    }
}

//! What a program does that only copies bytes.
void commit_copy(const std::filesystem::path& file, const std::string& bytes, Measure& commit)
{
    SafeFile copy(file, true);
    copy.write(bytes);
    commit = measured([&] { copy.commit(); });
}

} // namespace

CommitTimes commit_times(const StudyCase& study, int runs)
{
    constexpr int rounds = 9;
    const StudyPlan& plan = study.plan();
    const Recorded recorded(plan, runs);
    const std::filesystem::path file = study.result().native() + ".part";
    std::vector<double> all;
    std::vector<double> hash;
    std::vector<double> check;
    std::vector<double> synchronise;
    for (int round = 0; round < rounds; ++round) {
        RecordedRuns trajectories(*plan.shape(), recorded.pointers);
        const Provenance provenance = plan.provenance({"bench", "", ""});
        const WriteOptions options{.replace = true, .part = true};
        all.push_back(measured([&] {
                          write_result(file, *plan.shape(), recorded.rows, trajectories, provenance, options);
                      }).wall /
                      runs);
        const std::string bytes = bytes_of(file);
        const Descriptor descriptor(open(file.c_str(), O_RDONLY | O_CLOEXEC));
        hash.push_back(
            measured([&] { digest_of_file(descriptor.number(), bytes.size() - trailer_size, file); }).wall /
            runs);
        check.push_back(measured([&] { read_back(file, *plan.shape(), recorded.rows.size()); }).wall / runs);
        Measure commit;
        commit_copy(file.native() + ".copy", bytes, commit);
        synchronise.push_back(commit.wall / runs);
    }
    std::filesystem::remove(file);
    std::filesystem::remove(file.native() + ".copy");
    return {spread_of(all).median, spread_of(hash).median, spread_of(check).median,
            spread_of(synchronise).median};
}

} // namespace chokepoint::bench
