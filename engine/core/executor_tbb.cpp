// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
// Executor on oneTBB. The simple partitioner makes one task per block; blocks are cut before it sees them,
// so even an automatic one could not change a result (reductions on TBB could, and are not used).

#include "core/executor.hpp"
#include "core/parallel.hpp"

#include <oneapi/tbb/blocked_range.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/info.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/partitioner.h>
#include <oneapi/tbb/task_arena.h>

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <utility>

namespace chokepoint {

namespace detail {

struct Executor {
    int threads;
    Executor* outer;
    tbb::task_arena arena;
    std::optional<tbb::global_control> more_than_cores;
};

namespace {

// The innermost limit that this thread is under; it decides about speed only.
thread_local Executor* current = nullptr;

void execute_here(std::size_t count, Task task, void* context, Executor* limit)
{
    const auto run = [task, context, limit](const tbb::blocked_range<std::size_t>& range) {
        Executor* const before = std::exchange(current, limit);
        for (std::size_t number = range.begin(); number < range.end(); ++number) {
            task(context, number);
        }
        current = before;
    };
    // Isolated: a thread that waits for the end of its loop takes tasks of that loop only. Else it could
    // start another run of a study on top of the one that waits.
    tbb::this_task_arena::isolate([&] {
        tbb::parallel_for(tbb::blocked_range<std::size_t>(0, count, 1), run, tbb::simple_partitioner());
    });
}

} // namespace

void execute(std::size_t count, Task task, void* context)
{
    Executor* const limit = current;
    if (limit == nullptr) {
        execute_here(count, task, context, limit);
    } else if (limit->threads == 1) {
        for (std::size_t number = 0; number < count; ++number) {
            task(context, number);
        }
    } else {
        limit->arena.execute([=] { execute_here(count, task, context, limit); });
    }
}

} // namespace detail

std::size_t concurrency()
{
    const detail::Executor* const limit = detail::current;
    return static_cast<std::size_t>(limit != nullptr ? limit->threads : tbb::info::default_concurrency());
}

ThreadLimit::ThreadLimit(int threads)
{
    if (threads < 1) {
        throw std::invalid_argument("a limit of threads is at least 1");
    }
    detail::Executor* const outer = detail::current;
    const int limit = outer == nullptr ? threads : std::min(threads, outer->threads);
    executor_.reset(new detail::Executor{limit, outer, tbb::task_arena(limit), {}});
    if (limit > tbb::info::default_concurrency()) {
        executor_->more_than_cores.emplace(tbb::global_control::max_allowed_parallelism,
                                           static_cast<std::size_t>(limit));
    }
    detail::current = executor_.get();
}

ThreadLimit::~ThreadLimit()
{
    detail::current = executor_->outer;
}

} // namespace chokepoint
