// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "small_study.hpp"

#include "support/source_dir.hpp"

#include <chokepoint/errors.hpp>

#include <algorithm>
#include <atomic>
#include <fstream>
#include <iterator>

namespace chokepoint::test {
namespace {

namespace fs = std::filesystem;

fs::path library()
{
    return testing::source_dir() / "scenarios";
}

} // namespace

SmallStudy::SmallStudy(int replicates)
{
    write_scenario();
    write(replicates);
}

void SmallStudy::write(int replicates, std::string_view rest, std::string_view scenarios)
{
    std::ofstream(path() / "study.yaml") << "schema: 1\nstudy: small\nscenarios: " << scenarios
                                         << "\nreplicates: " << replicates << "\nseed: 7\n"
                                         << rest;
}

void SmallStudy::write_scenario(std::string_view rest)
{
    std::ofstream(path() / "free.yaml")
        << "schema: 1\nextends: lib:minimal\nname: free\nrules: {us_3a090: null}\n"
        << rest;
}

BatchReport SmallStudy::run(BatchOptions options, const Host& host, const Simulator& simulator) const
{
    if (options.output.empty()) {
        options = this->options();
    }
    return run_study(path() / "study.yaml", options, test_release, host, simulator);
}

std::string SmallStudy::refusal(const BatchOptions& options, const Host& host) const
{
    try {
        run(options, host);
    } catch (const FileError& error) {
        return error.what();
    }
    return {};
}

BatchOptions SmallStudy::options(std::string_view name, int threads, std::int64_t part_size) const
{
    BatchOptions options;
    options.output = path() / name;
    options.threads = threads;
    options.part_size = part_size;
    options.library = library();
    return options;
}

BatchOptions SmallStudy::resume(std::string_view name) const
{
    BatchOptions options = this->options(name);
    options.resume = true;
    return options;
}

void SmallStudy::run_part(std::int64_t runs, BatchOptions options) const
{
    options.threads = 1; // else several runs are under way, and none may be over
    std::atomic<bool> enough = false;
    Host host;
    host.progress = [&](const Progress& progress) { enough = enough || progress.months_done >= 12 * runs; };
    host.stop = [&] { return enough.load(); };
    try {
        run(options, host);
    } catch (const Stopped&) {
        return;
    }
    throw std::logic_error("the batch was over before it was stopped");
}

std::vector<std::string> SmallStudy::names() const
{
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(path())) {
        if (entry.path().extension() != ".yaml") {
            names.push_back(entry.path().filename());
        }
    }
    std::sort(names.begin(), names.end());
    return names;
}

std::vector<std::string> digests_of(const fs::path& file)
{
    return ResultFile(file).read_texts("digest");
}

std::string bytes_of(const fs::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

} // namespace chokepoint::test
