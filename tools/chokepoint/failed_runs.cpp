// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "failed_runs.hpp"

#include <fmt/format.h>

namespace chokepoint::program {

std::string failed_share_text(std::int64_t failed, std::int64_t runs)
{
    constexpr std::int64_t one_in = 20;
    if (failed * one_in <= runs) {
        return {};
    }
    return fmt::format("{} of {} runs failed ({:.0f} %): what the others say may be no fair picture", failed,
                       runs, 100.0 * static_cast<double>(failed) / static_cast<double>(runs));
}

void warn_of_failures(std::int64_t failed, std::int64_t runs, const Terminal& terminal)
{
    const std::string text = failed_share_text(failed, runs);
    if (!text.empty()) {
        terminal.warn(text);
    }
}

} // namespace chokepoint::program
