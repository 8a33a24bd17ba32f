// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study/run_workers.hpp"

#include "core/parallel.hpp"
#include "study/run_failure.hpp"
#include "world/world.hpp"

#include <chokepoint/errors.hpp>

#include <algorithm>
#include <utility>

namespace chokepoint {

RunWorkers::RunWorkers(const StudyPlan& plan, std::span<const std::size_t> runs, RunsBefore before,
                       RecorderPool& pool, PartWriter& writer, const Simulator& simulator, const Host& host)
    : plan_(plan), runs_(runs), before_(before), pool_(pool), writer_(writer), simulator_(simulator),
      host_(host), scenarios_(plan, plan.study().fork_at ? with_trunks(plan, runs)
                                                         : std::vector<std::size_t>(runs.begin(), runs.end()))
{
    if (plan.study().fork_at) {
        forks_.emplace(plan, runs, scenarios_);
    }
}

bool RunWorkers::work()
{
    // A task for each thread takes runs in order as long as there are any, so that what is finished lies
    // close together and scenarios are needed for a short time only.
    const std::size_t workers = std::min(concurrency(), runs_.size());
    turns_ = in_turns(plan_, runs_, workers);
    for_each_block(workers, 1, [this](std::size_t, std::size_t) { work_alone(); });
    return !stopping_;
}

void RunWorkers::work_alone()
{
    try {
        for (std::size_t turn = next_++; turn < turns_.size() && !stopping_; turn = next_++) {
            writer_.push(make(turns_[turn]));
        }
    } catch (const Stopped&) {
        stopping_ = true;
    } catch (...) {
        stopping_ = true;
        throw;
    }
}

FinishedRun RunWorkers::make(std::size_t number)
{
    const PlannedRun run = plan_.run(number);
    FinishedRun finished{plan_.row(number), nullptr};
    Month month = plan_.shape()->start - 1; // simulated last
    try {
        simulate(run, finished, month);
    } catch (const Stopped&) {
        pool_.give_back(std::move(finished.recorder));
        throw;
    } catch (const std::exception& error) {
        finished.row.status = RunStatus::failed;
        finished.row.digest.clear();
        finished.row.error = failure_text(error, month + 1, finished.recorder != nullptr);
    }
    scenarios_.release(run);
    if (forks_) {
        forks_->release(run);
    }
    // Months that a failed run did not reach count as done: nobody waits for them.
    months_done_ += plan_.shape()->start + (plan_.shape()->months - 1) - month;
    return finished;
}

void RunWorkers::simulate(const PlannedRun& run, FinishedRun& finished, Month& month)
{
    const std::shared_ptr<const PointScenario> point = scenarios_.get(run);
    const Scenario& scenario = point->loaded.scenario;
    finished.recorder = pool_.take();
    const WorldObserver observe = [&](const Scenario&, const World& world) {
        month = world.month;
        ++months_done_;
        report(month);
    };
    Digest digest;
    if (forks_) {
        const std::shared_ptr<const BurntIn> before = burnt_in(run, month);
        digest = record_branch(*before, *point, *finished.recorder, simulator_, observe);
    } else {
        finished.recorder->arrange(point->map);
        digest = record_run(scenario, build_world(scenario, plan_.random(run)), *finished.recorder,
                            simulator_, observe);
    }
    finished.row.status = RunStatus::ok;
    finished.row.digest = digest.hex();
}

std::shared_ptr<const BurntIn> RunWorkers::burnt_in(const PlannedRun& run, Month& month)
{
    const ForkCache::Outcome before = forks_->get(run, [this](Month burning) { report(burning); });
    months_done_ += before.month - month;
    month = before.month;
    if (before.failure) {
        std::rethrow_exception(before.failure);
    }
    return before.burnt_in;
}

void RunWorkers::report(Month month)
{
    if (stopping_ || (host_.stop && host_.stop())) {
        throw Stopped("stopped");
    }
    writer_.tick();
    const std::unique_lock lock(reporting_, std::try_to_lock);
    if (lock && host_.progress) {
        const auto all = before_.done + static_cast<std::int64_t>(runs_.size());
        host_.progress({.months_done = before_.done * plan_.shape()->months + months_done_,
                        .months_total = all * plan_.shape()->months,
                        .month = month,
                        .runs_done = before_.done + writer_.stored(),
                        .runs_total = all,
                        .runs_failed = before_.failed + writer_.failed()});
    }
}

} // namespace chokepoint
