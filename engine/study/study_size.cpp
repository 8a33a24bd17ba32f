// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study/study_size.hpp"

#include "study/output_checks.hpp"

#include <algorithm>

namespace chokepoint {
namespace {

constexpr std::uint64_t most_part_bytes = std::uint64_t{64} << 20;

} // namespace

std::size_t default_part_size(const ResultShape& shape)
{
    constexpr std::uint64_t most_runs = 4096; // so that what stands beside the numbers stays small too
    return static_cast<std::size_t>(std::clamp<std::uint64_t>(
        most_part_bytes / std::max<std::uint64_t>(1, record_bytes(shape)), 1, most_runs));
}

StudySize size_of_study(const StudyPlan& plan, std::size_t runs, std::size_t part_size, std::size_t workers)
{
    const std::uint64_t run = record_bytes(*plan.shape());
    StudySize size;
    // In work, waiting for the writer, and in the part that is being written; and a row of every run.
    constexpr std::uint64_t row = 256;
    size.records = sum(product(run, sum(std::min(part_size, runs), product(2, std::min(workers, runs)))),
                       product(row, plan.size()));
    size.result = product(run, runs);
    size.disk = product(size.result, 2);
    return size;
}

} // namespace chokepoint
