// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "study/run_log.hpp"
#include "world/world.hpp"

#include <chokepoint/batch.hpp>

namespace chokepoint {

//! See `forecast_batch` in the public face.
BatchForecast forecast(const std::filesystem::path& study, const BatchOptions& options,
                       const Release& release, const Host& host);

//! Memory of a world and of what its phases put beside it [bytes].
std::uint64_t world_bytes(const Scenario& scenario, const World& world);

} // namespace chokepoint
