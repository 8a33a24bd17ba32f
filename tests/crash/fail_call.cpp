// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors

// Lets calls that touch the output fail. CHOKEPOINT_FAIL says `KIND NUMBER ERRNO once|on`: the kind of call
// as a number of FileCallKind, which of them fails (the first is 1), the errno, and whether those that follow
// fail too. When one has failed, the file that CHOKEPOINT_FAILED names is made. At the end how many calls of
// each kind there were goes to the file that CHOKEPOINT_COUNTS names, a line for each.

#include "file_calls.hpp"

#include <array>
#include <atomic>
#include <cstdio>
#include <cstring>

#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace chokepoint::crash {
namespace {

struct Failure {
    int kind = 0;
    long number = 0;
    int error = 0;
    bool lasting = false;

    Failure()
    {
        char how[8] = "";
        if (std::sscanf(setting("CHOKEPOINT_FAIL"), "%d %ld %d %7s", &kind, &number, &error, how) == 4) {
            lasting = std::strcmp(how, "on") == 0;
        }
    }
};

//! By kind, written when the process ends.
struct Counts {
    std::array<std::atomic<long>, 12> of{};

    ~Counts()
    {
        if (std::FILE* file = std::fopen(setting("CHOKEPOINT_COUNTS"), "w"); file != nullptr) {
            for (const auto& count : of) {
                std::fprintf(file, "%ld\n", count.load());
            }
            std::fclose(file);
        }
    }
};

Counts counts;

} // namespace

int refuse(const FileCall& call)
{
    static const Failure failure;
    const long turn = ++counts.of.at(static_cast<std::size_t>(call.kind));
    if (static_cast<int>(call.kind) != failure.kind) {
        return 0;
    }
    if (turn != failure.number && !(failure.lasting && turn > failure.number)) {
        return 0;
    }
    syscall(SYS_close, syscall(SYS_openat, AT_FDCWD, setting("CHOKEPOINT_FAILED"), O_WRONLY | O_CREAT, 0666));
    return failure.error;
}

void succeeded(const FileCall& /*call*/) {}

} // namespace chokepoint::crash
