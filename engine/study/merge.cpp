// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study/merge.hpp"

#include "core/self_check.hpp"
#include "core/text.hpp"
#include "output/safe_file.hpp"
#include "study/output_checks.hpp"
#include "study/output_lock.hpp"
#include "study/parts_folder.hpp"
#include "study/run_store.hpp"
#include "study/study_parts.hpp"

#include <algorithm>

namespace chokepoint {
namespace {

namespace fs = std::filesystem;

//! What merges are asked to put together.
struct Found {
    std::vector<fs::path> files;
    std::vector<std::string> problems;
    std::optional<Provenance> study; //!< what all of them are parts of, as one of them says
    fs::path said_by;
};

//! What a file says of the whole study; nothing if it is a part, or damaged.
std::optional<Provenance> study_in(const fs::path& file, std::vector<std::string>& problems)
{
    try {
        Provenance provenance = StoredResult(file).provenance();
        if (!provenance.study.empty()) {
            return provenance;
        }
    } catch (const FileError& error) {
        problems.emplace_back(error.what());
    }
    return std::nullopt;
}

//! Looks at what is there. Damage is found once more where runs are taken up, so it is reported there.
Found find(const MergeOptions& options)
{
    Found found;
    std::vector<std::string> damage;
    for (const fs::path& part : options.parts) {
        StudyParts there = find_study_parts(part);
        if (!there.is_there()) {
            found.problems.push_back(printable(part) + ": is not there");
            continue;
        }
        // The lock of the output is ours: an earlier result may be one of the parts.
        const bool own = there.output.lexically_normal() == options.output.lexically_normal();
        const std::string writer = own ? std::string() : writer_of(there.output);
        if (!writer.empty()) {
            throw FileError(printable(there.output) + ": is being written by " + writer +
                            "; merge when that is over");
        }
        if (!found.study && there.manifest) {
            found.study = std::move(there.manifest->provenance);
            found.said_by = part;
        }
        if (!found.study && there.has_result) {
            found.study = study_in(there.output, damage);
            found.said_by = there.output;
        }
        found.files.insert(found.files.end(), there.files.begin(), there.files.end());
    }
    if (!found.study) {
        const std::vector<std::string>& why = damage.empty() ? found.problems : damage;
        throw FileError("no part of a study can be read" + (why.empty() ? "" : "; " + why.front()));
    }
    return found;
}

//! Takes up the runs of all files. Damaged ones are told, and their runs are missing.
void take_up(const Found& found, RunStore& store, std::vector<std::string>& problems)
{
    for (const fs::path& file : found.files) {
        std::string why;
        try {
            why = store.add_part(file);
        } catch (const DamagedPart& damage) {
            problems.emplace_back(damage.what());
            continue;
        }
        if (!why.empty()) {
            throw FileError(printable(file) + ": is of another study than " + printable(found.said_by) +
                            ": " + why);
        }
    }
}

} // namespace

std::string ranges_text(std::span<const std::size_t> numbers, std::size_t most)
{
    std::string text;
    std::size_t named = 0;
    for (std::size_t first = 0; first < numbers.size();) {
        if (named++ == most) {
            return text + ", ... (" + to_text(static_cast<std::int64_t>(numbers.size())) + " in all)";
        }
        std::size_t last = first;
        while (last + 1 < numbers.size() && numbers[last + 1] == numbers[last] + 1) {
            ++last;
        }
        text += (text.empty() ? "" : ", ") + to_text(static_cast<std::int64_t>(numbers[first]));
        if (last > first) {
            text += "-" + to_text(static_cast<std::int64_t>(numbers[last]));
        }
        first = last + 1;
    }
    return text;
}

MergeReport merge_parts(const MergeOptions& options, const Release& release, const Host& host)
{
    self_check();
    check_output(options.output, options.force);
    const OutputLock lock(options.output, host);
    check_output(options.output, options.force); // again: who held the lock before may have finished
    if (PartsFolder(options.output).exists()) {
        throw FileError(printable(PartsFolder(options.output).path()) +
                        ": holds the finished runs of a batch that did not end; end it with batch --resume, "
                        "or name another output");
    }
    remove_unfinished(options.output);

    Found found = find(options);
    const StudyPlan plan = stored_plan(*found.study, found.said_by);
    RunStore store(plan, identity_of(plan, release), host.stop);
    take_up(found, store, found.problems);
    if (store.size() == 0) {
        throw FileError("none of the parts has a finished run" +
                        (found.problems.empty() ? "" : "; " + found.problems.front()));
    }
    const std::vector<RunRow> rows = store.rows();
    write_result(options.output, *plan.shape(), rows, store, plan.provenance(release),
                 {.replace = options.force});
    return {.output = options.output,
            .study_runs = static_cast<std::int64_t>(plan.size()),
            .runs = static_cast<std::int64_t>(store.size()),
            .failed = static_cast<std::int64_t>(store.failures().size()),
            .missing = ranges_text(store.missing({})),
            .problems = std::move(found.problems)};
}

} // namespace chokepoint
