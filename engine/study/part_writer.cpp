// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study/part_writer.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace chokepoint {
namespace {

//! What a part says of itself: like the study's file, without the long texts, and with the points of its
//! runs.
Provenance part_provenance(const Provenance& study, std::span<const RunRow> rows)
{
    Provenance part = study;
    part.study.clear();
    part.sources.clear();
    for (ScenarioText& scenario : part.scenarios) {
        scenario.resolved.clear();
    }
    std::set<std::int64_t> used;
    for (const RunRow& row : rows) {
        used.insert(row.point);
    }
    part.points.clear();
    for (const std::int64_t point : used) {
        part.points.push_back(study.points[static_cast<std::size_t>(point)]);
    }
    return part;
}

} // namespace

std::unique_ptr<Recorder> RecorderPool::take()
{
    {
        const std::lock_guard lock(guard_);
        if (!free_.empty()) {
            std::unique_ptr<Recorder> recorder = std::move(free_.back());
            free_.pop_back();
            return recorder;
        }
    }
    return std::make_unique<Recorder>(shape_);
}

void RecorderPool::give_back(std::unique_ptr<Recorder> recorder)
{
    if (recorder) {
        recorder->clear();
        const std::lock_guard lock(guard_);
        free_.push_back(std::move(recorder));
    }
}

PartWriter::PartWriter(const StudyPlan& plan, const Provenance& provenance, PartsFolder& folder,
                       PartLimits limits, RecorderPool& pool, const Host& host)
    : plan_(plan), provenance_(provenance), folder_(folder), limits_(limits), pool_(pool), host_(host),
      thread_([this] { work(); })
{
}

PartWriter::~PartWriter()
{
    if (thread_.joinable()) {
        {
            const std::lock_guard lock(guard_);
            closed_ = true;
            abandoned_ = true;
        }
        changed_.notify_all();
        thread_.join();
    }
}

void PartWriter::push(FinishedRun run)
{
    std::unique_lock lock(guard_);
    changed_.wait(lock, [this] { return waiting_.size() < limits_.waiting || failure_; });
    if (failure_) {
        std::rethrow_exception(failure_);
    }
    waiting_.push_back(std::move(run));
    lock.unlock();
    changed_.notify_all();
}

void PartWriter::tick()
{
    // Months are short: to wake the writing thread after each would cost more than it does.
    if (is_due()) {
        changed_.notify_all();
    }
}

void PartWriter::finish()
{
    {
        const std::lock_guard lock(guard_);
        closed_ = true;
    }
    changed_.notify_all();
    thread_.join();
    if (failure_) {
        std::rethrow_exception(failure_);
    }
}

void PartWriter::work()
{
    try {
        for (;;) {
            std::unique_lock lock(guard_);
            changed_.wait(lock, [this] { return !waiting_.empty() || closed_ || is_due(); });
            if (abandoned_) {
                return;
            }
            take_waiting(lock);
            const bool last = closed_ && waiting_.empty();
            lock.unlock();
            changed_.notify_all();
            if (!part_.empty() && (part_.size() >= limits_.runs || is_due() || last)) {
                write_part();
            }
            if (last) {
                return;
            }
        }
    } catch (...) {
        const std::lock_guard lock(guard_);
        failure_ = std::current_exception();
    }
    changed_.notify_all();
}

//! Moves waiting runs into the part, until it is full.
void PartWriter::take_waiting(std::unique_lock<std::mutex>& /*held*/)
{
    while (!waiting_.empty() && part_.size() < limits_.runs) {
        if (part_.empty() && limits_.seconds > 0.0) {
            due_ = now() + limits_.seconds;
        }
        part_.push_back(std::move(waiting_.front()));
        waiting_.pop_front();
    }
}

void PartWriter::write_part()
{
    std::ranges::sort(part_, {}, [](const FinishedRun& run) { return run.row.number; });
    std::vector<RunRow> rows;
    std::vector<const Recorder*> recorders;
    for (const FinishedRun& run : part_) {
        rows.push_back(run.row);
        recorders.push_back(run.recorder.get());
    }
    RecordedRuns recorded(*plan_.shape(), recorders);
    const std::filesystem::path file = folder_.next();
    write_result(file, *plan_.shape(), rows, recorded, part_provenance(provenance_, rows), {.part = true});
    parts_.push_back(file);
    stored_ += static_cast<std::int64_t>(rows.size());
    failed_ += std::ranges::count(rows, RunStatus::failed, &RunRow::status);
    for (FinishedRun& run : part_) {
        pool_.give_back(std::move(run.recorder));
    }
    part_.clear();
    due_ = std::numeric_limits<double>::infinity();
}

} // namespace chokepoint
