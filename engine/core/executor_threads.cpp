// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
// Executor on plain threads, started anew for each loop: for ThreadSanitizer, which does not see through
// oneTBB's own synchronisation.

#include "core/executor.hpp"
#include "core/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <stdexcept>
#include <system_error>
#include <thread>
#include <vector>

namespace chokepoint {

namespace detail {

struct Executor {
    int threads;
    int outer;
};

namespace {

// Threads that a loop of this thread may use; 0 is "as many as the machine has". It decides about speed only.
thread_local int current_limit = 0;

std::size_t threads_for(std::size_t count)
{
    return std::min(count, concurrency());
}

} // namespace

void execute(std::size_t count, Task task, void* context)
{
    std::atomic<std::size_t> next = 0;
    const auto work = [&next, count, task, context] {
        for (std::size_t number = next++; number < count; number = next++) {
            task(context, number);
        }
    };
    std::vector<std::jthread> helpers;
    try {
        for (std::size_t helper = 1; helper < threads_for(count); ++helper) {
            helpers.emplace_back([&work] {
                current_limit = 1; // loops inside loops run inline
                work();
            });
        }
    } catch (const std::system_error&) {
        // The system gives no more threads: those there are do it.
    }
    const int before = current_limit;
    current_limit = helpers.empty() ? before : 1;
    work();
    current_limit = before;
}

} // namespace detail

std::size_t concurrency()
{
    const int limit = detail::current_limit;
    return limit > 0 ? static_cast<std::size_t>(limit)
                     : std::max<std::size_t>(1, std::thread::hardware_concurrency());
}

ThreadLimit::ThreadLimit(int threads)
{
    if (threads < 1) {
        throw std::invalid_argument("a limit of threads is at least 1");
    }
    const int outer = detail::current_limit;
    executor_.reset(new detail::Executor{outer == 0 ? threads : std::min(threads, outer), outer});
    detail::current_limit = executor_->threads;
}

ThreadLimit::~ThreadLimit()
{
    detail::current_limit = executor_->outer;
}

} // namespace chokepoint
