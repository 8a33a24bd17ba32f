// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study/rerun.hpp"
#include "core/parallel.hpp"

#include <chokepoint/version.hpp>

#include <optional>

namespace chokepoint {

RerunReport rerun(const std::filesystem::path& file, std::int64_t run, int threads, const Host& host)
{
    const std::optional<ThreadLimit> limit = thread_limit(threads);
    return make_again(file, run, {version(), revision(), build()}, host);
}

} // namespace chokepoint
