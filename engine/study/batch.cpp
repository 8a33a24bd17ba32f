// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study/batch.hpp"

#include "core/parallel.hpp"
#include "core/self_check.hpp"
#include "core/text.hpp"
#include "output/safe_file.hpp"
#include "study/manifest.hpp"
#include "study/output_checks.hpp"
#include "study/output_lock.hpp"
#include "study/run_store.hpp"
#include "study/run_workers.hpp"
#include "study/study_size.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace chokepoint {
namespace {

namespace fs = std::filesystem;

constexpr double part_seconds = 2.0; //!< what a kill costs at most, beside the runs under way [s]

//! One batch under the lock of its output.
class Batch {
  public:
    Batch(const StudyPlan& plan, const fs::path& output, const BatchOptions& options, const Release& release,
          const Host& host)
        : plan_(plan), output_(output), options_(options), host_(host), identity_(identity_of(plan, release)),
          provenance_(plan.provenance(release)), folder_(output), store_(plan, identity_, host.stop)
    {
    }

    //! Refuses what may not be written, before anything is computed.
    void check_result() const { check_output(output_, options_.resume || options_.force); }

    //! Refuses to lose finished runs. Under the lock: else they may be those of a batch under way.
    void check_parts() const
    {
        if (folder_.exists() && !options_.resume && !options_.force) {
            throw FileError(printable(folder_.path()) +
                            ": holds the finished runs of a batch that did not end; go on with --resume, or "
                            "throw them away with --force");
        }
    }

    //! Finds what is finished already. \return whether that is everything, in one file
    bool find_finished()
    {
        remove_unfinished(output_);
        replaces_ = fs::exists(output_);
        if (!folder_.exists()) {
            return options_.resume && replaces_ && take_result();
        }
        if (!options_.resume) {
            folder_.remove();
            return false;
        }
        folder_.remove_unfinished();
        const std::optional<Manifest> manifest = read_manifest(folder_.manifest());
        if (manifest) {
            refuse_other_study(folder_.path(), difference(manifest->identity, identity_));
        }
        if (replaces_ && !(manifest && manifest->replaces) && take_result()) {
            folder_.remove(); // the process ended after the result had its name
            return true;
        }
        take_parts();
        return false;
    }

    //! Refuses what does not fit, and runs what is missing. \throws Stopped, FileError
    std::int64_t make_missing(const Simulator& simulator)
    {
        if (has_all()) {
            return 0;
        }
        const std::size_t part_size = options_.part_size > 0 ? static_cast<std::size_t>(options_.part_size)
                                                             : default_part_size(*plan_.shape());
        check_size(part_size); // before even the runs are listed
        const std::vector<std::size_t> missing = store_.missing(options_.shard);
        begin(part_size);
        RecorderPool pool(plan_.shape());
        const PartLimits limits{part_size, options_.part_size > 0 ? 0.0 : part_seconds,
                                std::max<std::size_t>(2, concurrency())};
        const RunsBefore before{static_cast<std::int64_t>(store_.count(options_.shard)),
                                static_cast<std::int64_t>(store_.failures().size())};
        PartWriter writer(plan_, provenance_, folder_, limits, pool, host_);
        bool all = false;
        try {
            all = RunWorkers(plan_, missing, before, pool, writer, simulator, host_).work();
            writer.finish();
        } catch (...) {
            kept_without_list_ = static_cast<std::size_t>(writer.stored());
            throw;
        }
        for (const fs::path& part : writer.parts()) {
            refuse_other_study(part, store_.add(part, false));
        }
        if (!all) {
            stop();
        }
        return static_cast<std::int64_t>(missing.size());
    }

    //! Puts all runs into one file, and removes the parts.
    void consolidate()
    {
        const std::vector<RunRow> rows = store_.rows();
        try {
            write_result(output_, *plan_.shape(), rows, store_, provenance_,
                         {.replace = replaces_ || options_.force});
        } catch (const Stopped&) {
            stop();
        }
        folder_.remove();
    }

    std::vector<FailedRun> failures() const
    {
        std::vector<FailedRun> failures;
        for (const std::size_t number : store_.failures()) {
            const PlannedRun run = plan_.run(number);
            failures.push_back({.number = static_cast<std::int64_t>(number),
                                .error = store_.error_of(number),
                                .scenario = plan_.study().scenarios[run.scenario],
                                .overrides = plan_.design().points[run.point].overrides,
                                .seed = plan_.study().seed,
                                .replicate = run.replicate});
        }
        return failures;
    }

    std::string kept() const
    {
        return to_text(static_cast<std::int64_t>(store_.size() + kept_without_list_)) + " of " +
               to_text(static_cast<std::int64_t>(plan_.size())) + " runs are finished and kept";
    }

    std::int64_t size() const { return static_cast<std::int64_t>(store_.size()); }

  private:
    [[noreturn]] void stop() const { throw Stopped("stopped; " + kept()); }

    static void refuse_other_study(const fs::path& file, const std::string& why)
    {
        if (!why.empty()) {
            throw FileError(printable(file) + ": is of another study: " + why +
                            "; name another output with -o, or begin anew with --force");
        }
    }

    //! Whether nothing is missing of what this batch is to make.
    bool has_all() const { return store_.count(options_.shard) == shard_size(options_.shard, plan_.size()); }

    //! Takes up the runs of the result file. \return whether nothing is missing
    bool take_result()
    {
        refuse_other_study(output_, store_.add(output_, true));
        replaced_is_ours_ = true;
        return has_all();
    }

    void take_parts()
    {
        for (const fs::path& part : folder_.parts()) {
            try {
                refuse_other_study(part, store_.add_part(part));
            } catch (const DamagedPart& damage) {
                const fs::path aside = folder_.set_aside(part);
                if (host_.warning) {
                    host_.warning(std::string(damage.what()) + "; it is now called " +
                                  printable(aside.filename()) + ", and its runs are made again");
                }
            }
        }
    }

    void check_size(std::size_t part_size) const
    {
        if (options_.force) {
            return;
        }
        const StudySize size =
            size_of_study(plan_, shard_size(options_.shard, plan_.size()), part_size, concurrency());
        check_memory(size.records, host_, "the study", "run it with fewer --threads");
        const std::string misfit = disk_misfit(size.disk, output_, host_);
        if (!misfit.empty()) {
            throw FileError(misfit +
                            "; choose outputs in the study, name an output elsewhere with -o, or try "
                            "nevertheless with --force");
        }
    }

    void begin(std::size_t part_size)
    {
        if (!folder_.exists()) {
            folder_.create();
        }
        Manifest manifest;
        manifest.name = plan_.study().name;
        manifest.provenance = provenance_;
        manifest.identity = identity_;
        manifest.runs = static_cast<std::int64_t>(plan_.size());
        manifest.part_size = part_size;
        manifest.replaces = replaces_ && !replaced_is_ours_;
        write_manifest(folder_.manifest(), manifest);
    }

    const StudyPlan& plan_;
    const fs::path& output_;
    const BatchOptions& options_;
    const Host& host_;
    const StudyIdentity identity_;
    const Provenance provenance_;
    PartsFolder folder_;
    RunStore store_;
    std::size_t kept_without_list_ = 0; //!< runs in parts that were closed before writing failed
    bool replaces_ = false;             //!< a file of the result's name is there
    bool replaced_is_ours_ = false;     //!< and its runs are of this study
};

} // namespace

StudyPlan plan_of(const fs::path& study, const BatchOptions& options)
{
    OpenedStudy opened = open_study(study, options.library);
    Design design = make_design(opened.study, opened.scenarios);
    return {std::move(opened), std::move(design)};
}

fs::path output_of(const fs::path& study, const BatchOptions& options)
{
    if (!options.output.empty()) {
        return options.output;
    }
    const Shard& shard = options.shard;
    const std::string slice =
        shard.count == 1 ? "" : ".shard-" + to_text(shard.index) + "-of-" + to_text(shard.count);
    return study.stem().native() + slice + ".h5";
}

BatchReport run_study(const fs::path& study, const BatchOptions& options, const Release& release,
                      const Host& host, const Simulator& simulator)
{
    self_check();
    return run_plan(plan_of(study, options), study, options, release, host, simulator);
}

BatchReport run_plan(const StudyPlan& plan, const fs::path& study, const BatchOptions& options,
                     const Release& release, const Host& host, const Simulator& simulator)
{
    const RunLog log(host);
    check_shard(options.shard, plan);
    BatchReport report;
    report.output = output_of(study, options);
    report.warnings = plan.design().warnings;

    Batch batch(plan, report.output, options, release, host);
    batch.check_result();
    const OutputLock lock(report.output, host);
    batch.check_result(); // again: who held the lock before may have finished
    batch.check_parts();
    const std::optional<ThreadLimit> threads = thread_limit(options.threads);
    const bool finished = batch.find_finished();
    report.runs = batch.size();
    if (!finished) {
        try {
            report.made = batch.make_missing(simulator);
            batch.consolidate();
        } catch (const FileError& error) {
            throw FileError(std::string(error.what()) + "; " + batch.kept() + ", go on with --resume");
        }
        report.runs = batch.size();
        log.write(report, study, options, release);
    }
    report.failures = batch.failures();
    return report;
}

} // namespace chokepoint
