// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "study/recorded_run.hpp"
#include "study/run_log.hpp"

#include <chokepoint/rerun.hpp>

namespace chokepoint {

//! See `rerun` in the public face.
//! \param simulator  what makes a run of a world
RerunReport make_again(const std::filesystem::path& file, std::int64_t run, const Release& release,
                       const Host& host, const Simulator& simulator = simulate_world);

} // namespace chokepoint
