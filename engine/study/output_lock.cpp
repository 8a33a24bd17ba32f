// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study/output_lock.hpp"

#include "core/text.hpp"
#include "output/safe_file.hpp"

#include <chokepoint/errors.hpp>

#include <array>
#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace chokepoint {
namespace {

[[noreturn]] void cannot_lock(const std::filesystem::path& file, int error)
{
    throw file_error(file, "cannot be created", error,
                     "name an output in a folder that you may write to with -o");
}

//! Who wrote the lock file, or "another process". Who has just locked it takes a moment to write its name.
std::string holder(int descriptor)
{
    constexpr int tries = 100;
    constexpr useconds_t pause = 2000; // [us]
    std::array<char, 256> text{};
    for (int attempt = 1; attempt <= tries; ++attempt) {
        const ssize_t size = pread(descriptor, text.data(), text.size(), 0);
        if (size > 0) {
            return std::string(text.data(), static_cast<std::size_t>(size));
        }
        usleep(pause);
    }
    return "another process";
}

//! Takes the lock of an open file. A refusal counts when it lasts: `writer_of` holds locks for a moment.
bool lock_now(int descriptor)
{
    constexpr int tries = 5;
    constexpr useconds_t pause = 2000; // [us]
    for (int attempt = 1; flock(descriptor, LOCK_EX | LOCK_NB) != 0; ++attempt) {
        if (errno != EWOULDBLOCK || attempt == tries) {
            return false;
        }
        usleep(pause);
    }
    return true;
}

//! Whether the name still leads to the open file. It does not when the holder before us has just removed it.
bool still_named(const std::filesystem::path& file, int descriptor)
{
    struct stat opened {};

    struct stat named {};

    return fstat(descriptor, &opened) == 0 && lstat(file.c_str(), &named) == 0 &&
           opened.st_ino == named.st_ino && opened.st_dev == named.st_dev;
}

} // namespace

OutputLock::OutputLock(const std::filesystem::path& output, const Host& host)
    : file_(output.string() + ".lock")
{
    do {
        if (descriptor_ >= 0) {
            close(descriptor_);
        }
        descriptor_ = open(file_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
        if (descriptor_ < 0) {
            cannot_lock(file_, errno);
        }
        if (!lock_now(descriptor_)) {
            const int error = errno;
            const std::string who = holder(descriptor_);
            close(descriptor_);
            if (error != EWOULDBLOCK) {
                cannot_lock(file_, error);
            }
            throw FileError(printable(output) + ": is being written by " + who +
                            "; wait for it, or name another output with -o");
        }
    } while (!still_named(file_, descriptor_));
    const std::string who = "process " + to_text(host.process) + " on " +
                            (host.name.empty() ? std::string("this machine") : host.name);
    // A lock without a name in it locks all the same, so a full disk is left for the result to report.
    if (ftruncate(descriptor_, 0) == 0) {
        [[maybe_unused]] const ssize_t written = pwrite(descriptor_, who.data(), who.size(), 0);
    }
}

OutputLock::~OutputLock()
{
    unlink(file_.c_str());
    close(descriptor_);
}

std::string writer_of(const std::filesystem::path& output)
{
    const std::filesystem::path file(output.string() + ".lock");
    const Descriptor descriptor(open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    // A shared lock, freed at once; a writer that comes just then tries again.
    if (descriptor.number() < 0 || flock(descriptor.number(), LOCK_SH | LOCK_NB) == 0 ||
        errno != EWOULDBLOCK) {
        return {};
    }
    return holder(descriptor.number());
}

} // namespace chokepoint
