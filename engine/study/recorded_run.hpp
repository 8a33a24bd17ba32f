// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "core/digest.hpp"
#include "output/recorder.hpp"
#include "simulation/simulation.hpp"
#include "world/digest.hpp"

#include <chokepoint/host.hpp>

#include <functional>

namespace chokepoint {

//! What runs a world to its end: `simulate`, or what a test puts in its place.
using Simulator = std::function<void(const Scenario&, World, const WorldObserver&)>;

//! The engine's own.
void simulate_world(const Scenario& scenario, World initial, const WorldObserver& observe);

//! Runs a world that has not begun to its end, with every month in the recorder.
//! \param observe  called after each month, may throw to end the run
//! \return the run's digest
//! \throws InvariantError where the model left its domain; what `observe` throws
Digest record_run(const Scenario& scenario, World initial, Recorder& recorder, const Simulator& simulator,
                  const WorldObserver& observe);

//! The same of a world that has months behind it, which are in the recorder and in the digest.
Digest record_rest(const Scenario& scenario, World begun, RunDigest digest, Recorder& recorder,
                   const Simulator& simulator, const WorldObserver& observe);

//! Tells the host how far a single run is. \throws Stopped if the host says so
void report_month(const Host& host, const Scenario& scenario, Month month);

} // namespace chokepoint
