// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study/batch_status.hpp"

#include "core/text.hpp"
#include "output/safe_file.hpp"
#include "study/output_lock.hpp"
#include "study/study.hpp"
#include "study/study_parts.hpp"

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

//! Runs of the study that a result says it is of.
std::int64_t runs_of(const StoredResult& file)
{
    const Provenance& provenance = file.provenance();
    if (provenance.study.empty()) {
        return static_cast<std::int64_t>(file.runs().size());
    }
    return read_study_head(provenance.study).replicates *
           static_cast<std::int64_t>(provenance.scenarios.size() * provenance.points.size());
}

//! Adds a result that is complete in itself. \throws FileError if it is damaged
void add_result(const StudyParts& parts, BatchStatus& status, Found& found)
{
    const StoredResult file(parts.output);
    status.study = file.shape().title;
    status.runs = std::max(status.runs, runs_of(file));
    found.add(file);
}

void add_parts(const StudyParts& parts, BatchStatus& status, Found& found)
{
    for (const fs::path& part : parts.files) {
        try {
            if (part != parts.output) {
                const StoredResult file(part);
                status.study = file.shape().title;
                found.add(file);
            }
        } catch (const FileError&) {
            ++status.damaged;
        }
    }
    if (parts.manifest) {
        status.study = parts.manifest->name;
        status.runs = std::max(status.runs, parts.manifest->runs);
    }
}

//! Adds what lies under a name. \return whether it says how many runs the study has
bool add(const fs::path& name, BatchStatus& status, Found& found)
{
    const StudyParts parts = find_study_parts(name);
    if (!parts.is_there()) {
        throw FileError(printable(name) + ": there is no such result, and no " + printable(parts.output) +
                        ".parts of a batch under way: check the name");
    }
    const std::string before = status.study;
    if (parts.has_result) {
        add_result(parts, status, found);
    }
    const std::int64_t in_result = status.done;
    if (parts.under_way) {
        add_parts(parts, status, found);
        status.consolidated = false;
    }
    if (!before.empty() && status.study != before) {
        throw FileError(printable(name) + ": is of the study '" + status.study + "', and others are of '" +
                        before + "': ask for each alone");
    }
    if (status.writer.empty()) {
        status.writer = writer_of(parts.output);
    }
    // A result knows the runs of its study, but parts with other runs are of a wider one.
    return parts.manifest || (parts.has_result && status.done == in_result);
}

} // namespace

BatchStatus status_of(const std::vector<fs::path>& outputs)
{
    BatchStatus status;
    status.consolidated = true;
    Found found(status);
    status.knows_runs = false;
    for (const fs::path& output : outputs) {
        status.knows_runs = add(output, status, found) || status.knows_runs;
    }
    status.runs = std::max(status.runs, status.done);
    return status;
}

} // namespace chokepoint
