// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "signals.hpp"

#include <atomic>
#include <csignal>

namespace chokepoint::program {
namespace {

constexpr std::array<int, 4> signals{SIGINT, SIGTERM, SIGHUP, SIGPIPE};

std::atomic<int> received_signal = 0; // runs of a batch ask for it on any thread
static_assert(std::atomic<int>::is_always_lock_free);

extern "C" void remember(int number)
{
    received_signal = number;
}

} // namespace

StopSignals::StopSignals()
{
    received_signal = 0;
    for (std::size_t i = 0; i < signals.size(); ++i) {
        sigaction(signals[i], nullptr, &before_[i]);
        // Under nohup SIGHUP is ignored already, and stays so.
        if (before_[i].sa_handler == SIG_IGN) {
            continue;
        }

        struct sigaction action {};

        action.sa_handler = signals[i] == SIGPIPE ? SIG_IGN : remember;
        action.sa_flags = SA_RESTART | static_cast<int>(SA_RESETHAND);
        sigaction(signals[i], &action, nullptr);
    }
}

StopSignals::~StopSignals()
{
    for (std::size_t i = 0; i < signals.size(); ++i) {
        sigaction(signals[i], &before_[i], nullptr);
    }
}

int StopSignals::received()
{
    return received_signal;
}

} // namespace chokepoint::program
