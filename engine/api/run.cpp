// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study/run_one.hpp"

#include <chokepoint/run.hpp>
#include <chokepoint/version.hpp>

namespace chokepoint {

RunReport run(const std::filesystem::path& scenario, const RunOptions& options, const Host& host)
{
    return run_one(scenario, options, {version(), revision(), build()}, host);
}

} // namespace chokepoint
