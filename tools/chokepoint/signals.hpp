// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include <array>

#include <signal.h>

namespace chokepoint::program {

//! While it lives, SIGINT, SIGTERM and SIGHUP ask the run to stop at the next month; a second signal ends the
//! program at once. A closed pipe is an error of the write, so that a reader that leaves does not end a run.
class StopSignals {
  public:
    StopSignals();
    ~StopSignals();
    StopSignals(const StopSignals&) = delete;
    StopSignals& operator=(const StopSignals&) = delete;

    static int received(); //!< number of the signal, 0 without one

  private:
    std::array<struct sigaction, 4> before_{};
};

} // namespace chokepoint::program
