// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study/recorded_run.hpp"

#include <utility>

namespace chokepoint {

void simulate_world(const Scenario& scenario, World initial, const WorldObserver& observe)
{
    simulate_from(scenario, std::move(initial), observe);
}

Digest record_run(const Scenario& scenario, World initial, Recorder& recorder, const Simulator& simulator,
                  const WorldObserver& observe)
{
    RunDigest digest(scenario, initial);
    return record_rest(scenario, std::move(initial), std::move(digest), recorder, simulator, observe);
}

Digest record_rest(const Scenario& scenario, World begun, RunDigest digest, Recorder& recorder,
                   const Simulator& simulator, const WorldObserver& observe)
{
    simulator(scenario, std::move(begun), [&](const Scenario&, const World& world) {
        digest.add_month(scenario, world);
        recorder.record(scenario, world);
        observe(scenario, world);
    });
    return digest.finish();
}

void report_month(const Host& host, const Scenario& scenario, Month month)
{
    if (host.progress) {
        host.progress(
            {.months_done = month - scenario.start + 1, .months_total = scenario.months(), .month = month});
    }
    if (host.stop && host.stop()) {
        throw Stopped("stopped after " + month.text() + "; nothing was written");
    }
}

} // namespace chokepoint
