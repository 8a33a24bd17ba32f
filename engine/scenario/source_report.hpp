// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "scenario/load.hpp"

#include <chokepoint/sources.hpp>

namespace chokepoint {

//! The report of a scenario that was read. `layer` as for the function of the public face.
SourceReport source_report(const LoadedScenario& loaded, std::string_view layer = {});

} // namespace chokepoint
