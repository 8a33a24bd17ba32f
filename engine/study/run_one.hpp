// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "study/run_log.hpp"

#include <chokepoint/run.hpp>

namespace chokepoint {

//! A study of one run: reads the scenario, simulates it, writes the result file and its log. See `run` in the
//! public face for what it promises and throws.
RunReport run_one(const std::filesystem::path& scenario, const RunOptions& options, const Release& release,
                  const Host& host);

} // namespace chokepoint
