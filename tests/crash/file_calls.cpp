// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "file_calls.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdlib>
#include <cstring>

#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace chokepoint::crash {
namespace {

constexpr std::size_t most_descriptors = 1024;
std::array<std::atomic<bool>, most_descriptors> watched; // descriptors of files below the output folder

bool is_output(const char* path)
{
    return std::strncmp(path, output_prefix, std::strlen(output_prefix)) == 0;
}

bool is_watched(int descriptor)
{
    return descriptor >= 0 && static_cast<std::size_t>(descriptor) < most_descriptors &&
           watched[static_cast<std::size_t>(descriptor)];
}

//! Makes a call unless it is to fail.
template <class Call> long made(bool watch, FileCall what, Call call)
{
    if (watch) {
        if (const int error = refuse(what); error != 0) {
            errno = error;
            return -1;
        }
    }
    const long result = call();
    if (watch && result >= 0) {
        if (what.kind == FileCallKind::open) {
            what.descriptor = static_cast<int>(result);
            watched.at(static_cast<std::size_t>(result)) = true;
        }
        what.size = what.kind == FileCallKind::write ? static_cast<std::size_t>(result) : 0;
        const int error = errno;
        succeeded(what);
        errno = error;
    }
    return result;
}

int open_file(const char* path, int flags, unsigned mode)
{
    FileCall call{.kind = FileCallKind::open, .path = path, .offset = flags};
    return static_cast<int>(
        made(is_output(path), call, [&] { return syscall(SYS_openat, AT_FDCWD, path, flags, mode); }));
}

long write_bytes(int descriptor, const void* bytes, std::size_t size, off_t offset)
{
    FileCall call{FileCallKind::write, descriptor, "", "", offset, bytes, size};
    return made(is_watched(descriptor), call,
                [&] { return syscall(SYS_pwrite64, descriptor, bytes, size, offset); });
}

long read_bytes(int descriptor, void* into, std::size_t size, off_t offset)
{
    FileCall call{.kind = FileCallKind::read, .descriptor = descriptor, .offset = offset};
    return made(is_watched(descriptor), call,
                [&] { return syscall(SYS_pread64, descriptor, into, size, offset); });
}

int rename_file(const char* from, const char* to, unsigned flags)
{
    FileCall call{.kind = FileCallKind::rename, .path = from, .other = to};
    return static_cast<int>(made(
        is_output(from), call, [&] { return syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, flags); }));
}

int synchronise(int descriptor, long number)
{
    FileCall call{.kind = FileCallKind::synchronise, .descriptor = descriptor};
    return static_cast<int>(made(is_watched(descriptor), call, [&] { return syscall(number, descriptor); }));
}

int remove_name(const char* path, int flags)
{
    FileCall call{.kind = flags == 0 ? FileCallKind::unlink : FileCallKind::remove_folder, .path = path};
    return static_cast<int>(
        made(is_output(path), call, [&] { return syscall(SYS_unlinkat, AT_FDCWD, path, flags); }));
}

} // namespace

const char* setting(const char* name)
{
    const char* value = std::getenv(name);
    return value == nullptr ? "" : value;
}

} // namespace chokepoint::crash

using namespace chokepoint::crash;

extern "C" {

int open(const char* path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    const unsigned mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, unsigned) : 0;
    va_end(rest);
    return open_file(path, flags, mode);
}

int open64(const char* path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    const unsigned mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, unsigned) : 0;
    va_end(rest);
    return open_file(path, flags, mode);
}

int close(int descriptor)
{
    const bool watch = is_watched(descriptor);
    if (watch) {
        watched[static_cast<std::size_t>(descriptor)] = false;
    }
    FileCall call{.kind = FileCallKind::close, .descriptor = descriptor};
    const int refused = watch ? refuse(call) : 0;
    if (watch) {
        succeeded(call); // the descriptor is gone in any case, and may be another's at once
    }
    const auto result = static_cast<int>(syscall(SYS_close, descriptor));
    if (refused != 0) {
        errno = refused;
        return -1;
    }
    return result;
}

ssize_t write(int descriptor, const void* bytes, size_t size)
{
    if (!is_watched(descriptor)) {
        return syscall(SYS_write, descriptor, bytes, size);
    }
    FileCall call{
        FileCallKind::write, descriptor, "", "", syscall(SYS_lseek, descriptor, 0, SEEK_CUR), bytes, size};
    return made(true, call, [&] { return syscall(SYS_write, descriptor, bytes, size); });
}

ssize_t pwrite(int descriptor, const void* bytes, size_t size, off_t offset)
{
    return write_bytes(descriptor, bytes, size, offset);
}

ssize_t pwrite64(int descriptor, const void* bytes, size_t size, off64_t offset)
{
    return write_bytes(descriptor, bytes, size, offset);
}

ssize_t pread(int descriptor, void* into, size_t size, off_t offset)
{
    return read_bytes(descriptor, into, size, offset);
}

ssize_t pread64(int descriptor, void* into, size_t size, off64_t offset)
{
    return read_bytes(descriptor, into, size, offset);
}

int ftruncate(int descriptor, off_t length) noexcept
{
    FileCall call{.kind = FileCallKind::truncate, .descriptor = descriptor, .offset = length};
    return static_cast<int>(
        made(is_watched(descriptor), call, [&] { return syscall(SYS_ftruncate, descriptor, length); }));
}

int ftruncate64(int descriptor, off64_t length) noexcept
{
    return ftruncate(descriptor, length);
}

int fsync(int descriptor)
{
    return synchronise(descriptor, SYS_fsync);
}

int fdatasync(int descriptor)
{
    return synchronise(descriptor, SYS_fdatasync);
}

int rename(const char* from, const char* to) noexcept
{
    return rename_file(from, to, 0);
}

int renameat2(int from_folder, const char* from, int to_folder, const char* to, unsigned flags) noexcept
{
    if (from_folder != AT_FDCWD || to_folder != AT_FDCWD) {
        return static_cast<int>(syscall(SYS_renameat2, from_folder, from, to_folder, to, flags));
    }
    return rename_file(from, to, flags);
}

int unlink(const char* path) noexcept
{
    return remove_name(path, 0);
}

int rmdir(const char* path) noexcept
{
    return remove_name(path, AT_REMOVEDIR);
}

int remove(const char* path) noexcept
{
    const int result = unlink(path);
    return result != 0 && errno == EISDIR ? rmdir(path) : result;
}

int mkdir(const char* path, mode_t mode) noexcept
{
    FileCall call{.kind = FileCallKind::make_folder, .path = path};
    return static_cast<int>(
        made(is_output(path), call, [&] { return syscall(SYS_mkdirat, AT_FDCWD, path, mode); }));
}

int link(const char* from, const char* to) noexcept
{
    FileCall call{.kind = FileCallKind::link, .path = from, .other = to};
    return static_cast<int>(
        made(is_output(from), call, [&] { return syscall(SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0); }));
}
}
