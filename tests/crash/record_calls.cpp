// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors

// Records what the program does to its files, in order and with all bytes, in the file that
// CHOKEPOINT_RECORDING names. `recording.py` reads it.

#include "file_calls.hpp"

#include <array>
#include <cstdlib>
#include <cstring>
#include <mutex>

#include <fcntl.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

namespace chokepoint::crash {
namespace {

struct Header {
    std::int32_t kind;
    std::int32_t descriptor;
    std::int64_t offset;
    std::int64_t path_size;
    std::int64_t other_size; //!< of the new name, or of the bytes
};

int recording()
{
    static const auto descriptor = static_cast<int>(
        syscall(SYS_openat, AT_FDCWD, setting("CHOKEPOINT_RECORDING"), O_WRONLY | O_CREAT | O_APPEND, 0666));
    return descriptor;
}

} // namespace

int refuse(const FileCall& /*call*/)
{
    return 0;
}

void succeeded(const FileCall& call)
{
    if (call.kind == FileCallKind::read) {
        return;
    }
    static std::mutex order;
    const std::lock_guard lock(order);
    const bool writes = call.kind == FileCallKind::write;
    const void* other = writes ? call.bytes : call.other;
    const std::size_t other_size = writes ? call.size : std::strlen(call.other);
    const Header header{static_cast<std::int32_t>(call.kind), call.descriptor, call.offset,
                        static_cast<std::int64_t>(std::strlen(call.path)),
                        static_cast<std::int64_t>(other_size)};
    const std::array<iovec, 3> pieces{{{const_cast<Header*>(&header), sizeof header},
                                       {const_cast<char*>(call.path), std::strlen(call.path)},
                                       {const_cast<void*>(other), other_size}}};
    const ssize_t whole = static_cast<ssize_t>(sizeof header + std::strlen(call.path) + other_size);
    if (syscall(SYS_writev, recording(), pieces.data(), pieces.size()) != whole) {
        std::abort(); // a recording with a gap would prove nothing
    }
}

} // namespace chokepoint::crash
