// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors

// Loaded into the program by the dynamic linker: every look at the steady clock takes 10 ms. A run looks once
// a month, so that a run of many months lasts long enough to be watched, interrupted and killed.

#include <ctime>

#include <sys/syscall.h>
#include <unistd.h>

extern "C" int clock_gettime(clockid_t clock, timespec* time) noexcept
{
    if (clock == CLOCK_MONOTONIC) {
        const timespec pause{0, 10'000'000};
        syscall(SYS_nanosleep, &pause, nullptr);
    }
    return static_cast<int>(syscall(SYS_clock_gettime, clock, time));
}
