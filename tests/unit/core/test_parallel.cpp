// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "core/parallel.hpp"
#include "support/catch.hpp"

#include <atomic>
#include <chrono>
#include <mutex>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

using namespace chokepoint;

namespace {

std::string message_of(std::size_t rows, std::size_t block, const std::vector<std::size_t>& bad)
{
    try {
        for_each_block(rows, block, [&](std::size_t begin, std::size_t end) {
            for (std::size_t row = begin; row < end; ++row) {
                for (const std::size_t failing : bad) {
                    if (row == failing) {
                        throw std::runtime_error("row " + std::to_string(row));
                    }
                }
            }
        });
    } catch (const std::runtime_error& error) {
        return error.what();
    }
    return "";
}

//! How many threads work on a loop that holds each of them for a while.
std::size_t threads_seen(std::size_t blocks)
{
    std::mutex guard;
    std::set<std::thread::id> seen;
    for_each_block(blocks, 1, [&](std::size_t, std::size_t) {
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
        const std::lock_guard lock(guard);
        seen.insert(std::this_thread::get_id());
    });
    return seen.size();
}

} // namespace

TEST_CASE("every row is visited once, whatever rows, block and threads")
{
    for (const int threads : {1, 2, 3, 7}) {
        const ThreadLimit limit(threads);
        for (const std::size_t rows : {0UL, 1UL, 7UL, 1023UL, 1024UL, 1025UL, 10'000UL}) {
            for (const std::size_t block : {1UL, 3UL, 1024UL, 20'000UL}) {
                std::vector<int> visits(rows);
                for_each_block(rows, block, [&](std::size_t begin, std::size_t end) {
                    for (std::size_t row = begin; row < end; ++row) {
                        ++visits[row];
                    }
                });
                CHECK(visits == std::vector<int>(rows, 1));
            }
            std::vector<int> visits(rows);
            for_each_agent(rows, [&](std::size_t row) { ++visits[row]; });
            CHECK(visits == std::vector<int>(rows, 1));
        }
    }
}

TEST_CASE("blocks depend on the block size alone")
{
    const auto blocks_with = [](int threads) {
        const ThreadLimit limit(threads);
        std::mutex guard;
        std::set<std::pair<std::size_t, std::size_t>> blocks;
        for_each_block(10'500, 1000, [&](std::size_t begin, std::size_t end) {
            const std::lock_guard lock(guard);
            blocks.emplace(begin, end);
        });
        return blocks;
    };
    const auto alone = blocks_with(1);
    CHECK(alone.size() == 11);
    CHECK(alone.count({10'000, 10'500}) == 1);
    CHECK(blocks_with(2) == alone);
    CHECK(blocks_with(5) == alone);
}

TEST_CASE("one block runs on the calling thread")
{
    const auto caller = std::this_thread::get_id();
    for_each_agent(agents_per_task, [caller](std::size_t) {
        if (std::this_thread::get_id() != caller) {
            throw std::logic_error("another thread took a single block");
        }
    });
    SUCCEED();
}

TEST_CASE("the exception of the first failing row is the one that arrives")
{
    for (const int threads : {1, 2, 5}) {
        const ThreadLimit limit(threads);
        for (int repeat = 0; repeat < 50; ++repeat) {
            CHECK(message_of(5000, 10, {4999, 700, 707, 2500}) == "row 700");
            CHECK(message_of(5000, 1, {4999, 3, 4}) == "row 3");
        }
        CHECK(message_of(100, 1000, {40, 50}) == "row 40");
        CHECK(message_of(5000, 10, {}).empty());
    }
}

TEST_CASE("loops within loops visit every pair, under any limit")
{
    for (const int threads : {1, 2, 4}) {
        const ThreadLimit limit(threads);
        std::vector<std::atomic<int>> visits(40 * 50);
        for_each_block(40, 1, [&](std::size_t outer, std::size_t) {
            for_each_block(50, 1, [&](std::size_t inner, std::size_t) { ++visits[outer * 50 + inner]; });
        });
        for (const auto& count : visits) {
            CHECK(count == 1);
        }
    }
}

TEST_CASE("an exception leaves loops within loops")
{
    const ThreadLimit limit(3);
    CHECK_THROWS_AS(for_each_block(8, 1,
                                   [](std::size_t outer, std::size_t) {
                                       for_each_block(8, 1, [outer](std::size_t inner, std::size_t) {
                                           if (outer == 5 && inner == 5) {
                                               throw std::out_of_range("5, 5");
                                           }
                                       });
                                   }),
                    std::out_of_range);
}

TEST_CASE("a limit of threads holds, may exceed the cores, and ends with its scope")
{
    {
        const ThreadLimit one(1);
        CHECK(threads_seen(20) == 1);
    }
    {
        const ThreadLimit six(6);
        CHECK(threads_seen(300) <= 6);
        CHECK(threads_seen(300) > 1);
        {
            const ThreadLimit two(2);
            CHECK(threads_seen(50) <= 2);
            const ThreadLimit nine(9); // the smaller one outside holds
            CHECK(threads_seen(50) <= 2);
        }
        CHECK(threads_seen(300) > 2);
    }
    CHECK_THROWS_AS(ThreadLimit(0), std::invalid_argument);
}

TEST_CASE("a loop needs blocks of at least one row")
{
    CHECK_THROWS_AS(for_each_block(10, 0, [](std::size_t, std::size_t) {}), std::invalid_argument);
}
