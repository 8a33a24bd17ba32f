// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "output/result_file.hpp"
#include "study/run_log.hpp"
#include "world/scenario.hpp"

namespace chokepoint {

//! A scenario as result files keep it.
ScenarioText scenario_text(const Scenario& scenario);

//! What every file of this program says of the program.
Provenance program_provenance(const Release& release);

//! 32 hex digits of XXH3-128.
std::string digest_of_text(std::string_view text);

} // namespace chokepoint
