// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "study/parts_folder.hpp"
#include "study/study_plan.hpp"

#include <chokepoint/host.hpp>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <exception>
#include <limits>
#include <mutex>
#include <thread>

namespace chokepoint {

//! A run that is over, and what it recorded.
struct FinishedRun {
    RunRow row;
    std::unique_ptr<Recorder> recorder; //!< nullptr where nothing was recorded
};

//! Recorders of one shape, used again and again.
class RecorderPool {
  public:
    explicit RecorderPool(std::shared_ptr<const ResultShape> shape) : shape_(std::move(shape)) {}

    std::unique_ptr<Recorder> take(); //!< empty
    void give_back(std::unique_ptr<Recorder> recorder);

  private:
    std::shared_ptr<const ResultShape> shape_;
    std::mutex guard_;
    std::vector<std::unique_ptr<Recorder>> free_;
};

//! When a part is closed.
struct PartLimits {
    std::size_t runs = 0;    //!< that it holds at most
    double seconds = 0.0;    //!< since its first run was finished; 0: no matter how many
    std::size_t waiting = 2; //!< runs that wait for it at most before workers do
};

//! What becomes of finished runs: parts, written by one thread, the only one that uses HDF5 meanwhile.
class PartWriter {
  public:
    //! All arguments outlive it.
    PartWriter(const StudyPlan& plan, const Provenance& provenance, PartsFolder& folder, PartLimits limits,
               RecorderPool& pool, const Host& host);
    ~PartWriter(); //!< drops what is not written

    //! Takes a run; waits where too many wait already. For any thread.
    //! \throws what went wrong in writing
    void push(FinishedRun run);

    //! Looks at the clock, and wakes the writing thread where a part is due. For any thread.
    void tick();

    //! Writes what is left. \throws what went wrong in writing
    void finish();

    //! Runs that are in closed parts, and those of them that failed. For any thread.
    std::int64_t stored() const { return stored_; }

    std::int64_t failed() const { return failed_; }

    const std::vector<std::filesystem::path>& parts() const { return parts_; } //!< after finish()

  private:
    void work();
    void take_waiting(std::unique_lock<std::mutex>& lock);

    bool is_due() const { return now() >= due_; }

    void write_part();

    double now() const { return host_.seconds ? host_.seconds() : 0.0; }

    const StudyPlan& plan_;
    const Provenance& provenance_;
    PartsFolder& folder_;
    const PartLimits limits_;
    RecorderPool& pool_;
    const Host& host_;

    std::mutex guard_;
    std::condition_variable changed_;
    std::deque<FinishedRun> waiting_;
    bool closed_ = false;    //!< no more will come
    bool abandoned_ = false; //!< and what is there is not wanted
    std::exception_ptr failure_;

    //! When the part that is being filled is to be closed [s]; infinite while it is empty or may wait.
    std::atomic<double> due_ = std::numeric_limits<double>::infinity();

    // Of the writing thread alone.
    std::vector<FinishedRun> part_;
    std::vector<std::filesystem::path> parts_;

    std::atomic<std::int64_t> stored_ = 0;
    std::atomic<std::int64_t> failed_ = 0;
    std::thread thread_;
};

} // namespace chokepoint
