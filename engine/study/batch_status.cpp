// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study/batch_status.hpp"

#include "core/text.hpp"
#include "output/safe_file.hpp"
#include "output/stored_result.hpp"
#include "study/manifest.hpp"
#include "study/output_lock.hpp"
#include "study/parts_folder.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace chokepoint {
namespace {

namespace fs = std::filesystem;

//! Runs that were found, by what they are: scenario, what the point sets, replicate.
class Found {
  public:
    explicit Found(BatchStatus& status) : status_(status) {}

    void add(const StoredResult& file)
    {
        for (std::size_t row = 0; row < file.runs().size(); ++row) {
            const RunRow& run = file.runs()[row];
            const std::string& point = file.provenance().points[file.point_of(row)].overrides;
            if (run.status != RunStatus::pending &&
                runs_.emplace(run.scenario, point, run.replicate).second) {
                ++status_.done;
                status_.failed += run.status == RunStatus::failed ? 1 : 0;
            }
        }
    }

  private:
    BatchStatus& status_;
    std::set<std::tuple<std::string, std::string, std::int64_t>> runs_;
};

//! Runs that a file's own scenarios, points and replicates make.
std::int64_t runs_of(const StoredResult& file)
{
    std::int64_t replicates = 0;
    for (const RunRow& run : file.runs()) {
        replicates = std::max(replicates, run.replicate + 1);
    }
    return replicates *
           static_cast<std::int64_t>(file.provenance().scenarios.size() * file.provenance().points.size());
}

void add_parts(const PartsFolder& folder, BatchStatus& status, Found& found)
{
    for (const fs::path& part : folder.parts()) {
        try {
            found.add(StoredResult(part));
        } catch (const FileError&) {
            ++status.damaged;
        }
    }
}

} // namespace

BatchStatus status_of(const fs::path& output)
{
    BatchStatus status;
    status.writer = writer_of(output);
    Found found(status);
    const PartsFolder folder(output);
    const bool under_way = folder.exists();
    const std::optional<Manifest> manifest = under_way ? read_manifest(folder.manifest()) : std::nullopt;
    const bool has_result = fs::exists(fs::symlink_status(output));
    if (!has_result && !under_way) {
        throw FileError(printable(output) + ": there is no such result, and no " + printable(folder.path()) +
                        " of a batch under way: check the name");
    }
    if (has_result && !(manifest && manifest->replaces)) {
        const StoredResult file(output);
        status.consolidated = !under_way;
        status.study = file.shape().title;
        status.runs = runs_of(file);
        found.add(file);
    }
    if (under_way) {
        add_parts(folder, status, found);
    }
    if (manifest) {
        status.study = manifest->name;
        status.runs = manifest->runs;
    }
    status.runs = std::max(status.runs, status.done);
    return status;
}

} // namespace chokepoint
