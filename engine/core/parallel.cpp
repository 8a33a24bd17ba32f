// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "core/parallel.hpp"

#include "core/executor.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <limits>
#include <mutex>
#include <stdexcept>

namespace chokepoint::detail {

namespace {

struct Blocks {
    std::size_t rows;
    std::size_t block;
    BlockBody call;
    void* body;

    std::mutex guard;
    std::exception_ptr failure;
    std::atomic<std::size_t> failed = std::numeric_limits<std::size_t>::max(); //!< the first block that threw

    void run(std::size_t number)
    {
        if (number > failed.load()) {
            return; // its results would be thrown away, and only an earlier failure counts
        }
        const std::size_t begin = number * block;
        try {
            call(body, begin, begin + std::min(block, rows - begin));
        } catch (...) {
            const std::lock_guard lock(guard);
            if (number < failed.load()) {
                failed = number;
                failure = std::current_exception();
            }
        }
    }
};

} // namespace

void run_blocks(std::size_t rows, std::size_t block, BlockBody call, void* body)
{
    if (block == 0) {
        throw std::invalid_argument("a parallel loop needs blocks of at least one row");
    }
    if (rows <= block) {
        if (rows > 0) {
            call(body, 0, rows);
        }
        return;
    }
    Blocks blocks{rows, block, call, body, {}, {}, {std::numeric_limits<std::size_t>::max()}};
    const std::size_t count = rows / block + (rows % block > 0 ? 1 : 0);
    execute(
        count, [](void* context, std::size_t number) { static_cast<Blocks*>(context)->run(number); },
        &blocks);
    if (blocks.failure) {
        std::rethrow_exception(blocks.failure);
    }
}

} // namespace chokepoint::detail
