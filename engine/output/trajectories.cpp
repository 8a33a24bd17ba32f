// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "output/trajectories.hpp"

#include <algorithm>
#include <stdexcept>

namespace chokepoint {

RecordedRuns::RecordedRuns(const ResultShape& shape, std::span<const Recorder* const> runs) : runs_(runs)
{
    for (const Recorder* recorder : runs) {
        if (recorder != nullptr && recorder->shape().get() != &shape &&
            !same_layout(*recorder->shape(), shape)) {
            throw std::logic_error("a run has another shape than its file");
        }
    }
}

bool RecordedRuns::read(std::size_t run, std::size_t variable, std::span<std::byte> into)
{
    if (runs_[run] == nullptr) {
        return false;
    }
    std::ranges::copy(runs_[run]->trajectory(variable), into.begin());
    return true;
}

std::size_t RecordedRuns::event_count(std::size_t run)
{
    return runs_[run] == nullptr ? 0 : runs_[run]->events().size();
}

void RecordedRuns::events(std::size_t run, std::vector<EventView>& into)
{
    if (runs_[run] == nullptr) {
        return;
    }
    for (const RecordedEvent& recorded : runs_[run]->events()) {
        const Event& event = recorded.event;
        into.push_back({recorded.month, event.kind, event.value, &event.actor, &event.target, &event.reason});
    }
}

} // namespace chokepoint
