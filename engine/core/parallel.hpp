// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

// Parallel loops whose result no number of threads can change: bodies write their own rows only.
// The executor is chosen when the program is built: oneTBB, or plain threads (CHOKEPOINT_EXECUTOR=threads),
// which ThreadSanitizer understands.

#include <cstddef>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

namespace chokepoint {

//! Agents that one task takes. A body of 20 to 100 ns makes tasks of 20 to 100 us, far above the
//! microsecond that handing one over costs; a kind with fewer agents runs inline.
inline constexpr std::size_t agents_per_task = 1024;

namespace detail {

using BlockBody = void (*)(void* body, std::size_t begin, std::size_t end);

struct Executor;

void run_blocks(std::size_t rows, std::size_t block, BlockBody call, void* body);

} // namespace detail

//! Calls body(begin, end) for the blocks [0, block), [block, 2 block), ... of 0..rows, each once, in any
//! order and in parallel; one block runs inline. Blocks depend on `block` alone, never on threads. If bodies
//! throw, the exception of the first block that throws leaves this function, whatever the timing; later
//! blocks may or may not have run.
template <class Body> void for_each_block(std::size_t rows, std::size_t block, Body&& body)
{
    using Plain = std::remove_reference_t<Body>;
    const auto call = [](void* erased, std::size_t begin, std::size_t end) {
        (*static_cast<Plain*>(erased))(begin, end);
    };
    auto* address = const_cast<std::remove_const_t<Plain>*>(std::addressof(body));
    detail::run_blocks(rows, block, call, address);
}

//! Calls body(row) for every row in 0..rows, in parallel blocks of `agents_per_task`.
template <class Body> void for_each_agent(std::size_t rows, Body&& body)
{
    for_each_block(rows, agents_per_task, [&body](std::size_t begin, std::size_t end) {
        for (std::size_t row = begin; row < end; ++row) {
            body(row);
        }
    });
}

//! Threads that a loop started here may use, this one included.
std::size_t concurrency();

//! While it lives, each parallel loop that this thread starts, and each loop inside one, uses at most
//! `threads` threads, this one included; it may be more than the machine has. Limits nest: the smaller holds.
//! Throws std::invalid_argument for less than 1. Destroy it on the thread that made it, last made first.
class ThreadLimit {
  public:
    explicit ThreadLimit(int threads);
    ~ThreadLimit();
    ThreadLimit(const ThreadLimit&) = delete;
    ThreadLimit& operator=(const ThreadLimit&) = delete;

  private:
    std::unique_ptr<detail::Executor> executor_;
};

//! A limit while it lives; none for 0.
inline std::optional<ThreadLimit> thread_limit(int threads)
{
    return threads > 0 ? std::optional<ThreadLimit>(std::in_place, threads) : std::nullopt;
}

} // namespace chokepoint
