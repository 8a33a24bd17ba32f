// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "output/safe_file.hpp"

#include "core/text.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>
#include <utility>

namespace chokepoint {
namespace {

std::filesystem::path folder_of(const std::filesystem::path& path)
{
    return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

//! Renames, and without `replace` never over what appeared under the name meanwhile. 0, or errno.
int move_into_place(const std::filesystem::path& from, const std::filesystem::path& to, bool replace)
{
    if (!replace) {
        if (renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) {
            return 0;
        }
        if (errno != EINVAL && errno != ENOSYS) { // else: a file system that cannot promise it
            return errno;
        }
        if (std::filesystem::exists(std::filesystem::symlink_status(to))) {
            return EEXIST;
        }
    }
    return std::rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
}

//! So that the new name outlives a power cut. 0, or errno.
int synchronise_folder(const std::filesystem::path& folder)
{
    const Descriptor descriptor(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (descriptor.number() < 0) {
        return errno;
    }
    // Some file systems cannot synchronise folders, and say EINVAL: nothing more can be done there.
    return fsync(descriptor.number()) == 0 || errno == EINVAL ? 0 : errno;
}

} // namespace

std::string printable(const std::filesystem::path& path)
{
    return escape_controls(path.native());
}

FileError file_error(const std::filesystem::path& path, const std::string& what, int error,
                     const std::string& advice)
{
    return FileError(printable(path) + ": " + what + " (" + std::generic_category().message(error) +
                     "): " + advice);
}

void check_output_path(const std::filesystem::path& path, bool replace)
{
    std::error_code error;
    const std::filesystem::file_status status = std::filesystem::symlink_status(path, error);
    const auto type = status.type();
    if (type == std::filesystem::file_type::none) {
        throw file_error(path, "cannot be written", error.value(), "choose another path");
    }
    if (type == std::filesystem::file_type::symlink) {
        throw FileError(printable(path) + ": is a symbolic link, and results never go through one: " +
                        "remove it, or name another file");
    }
    const bool exists = type != std::filesystem::file_type::not_found;
    if (exists && type != std::filesystem::file_type::regular) {
        throw FileError(printable(path) + ": is there and is no ordinary file: name another file");
    }
    if (exists && !replace) {
        throw FileError(printable(path) + ": exists already: name another file, or ask to replace it");
    }
    if (!path.has_filename()) {
        throw FileError(printable(path) + ": names no file: add a file name");
    }
    if (access(folder_of(path).c_str(), W_OK | X_OK) != 0) {
        throw file_error(path, "cannot be written: its folder", errno, "choose another folder");
    }
}

void synchronise_folder_of(const std::filesystem::path& path)
{
    if (const int error = synchronise_folder(folder_of(path)); error != 0) {
        throw file_error(path, "is written, but its folder could not be synchronised", error,
                         "check the disk before you rely on it");
    }
}

Descriptor::Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept
{
    std::swap(number_, other.number_);
    return *this;
}

Descriptor::~Descriptor()
{
    close();
}

int Descriptor::close()
{
    return number_ < 0 || ::close(std::exchange(number_, -1)) == 0 ? 0 : errno;
}

SafeFile::SafeFile(std::filesystem::path path, bool replace) : path_(std::move(path)), replace_(replace)
{
    check_output_path(path_, replace_);
    const std::string stem = path_.native() + ".tmp-" + to_text(std::int64_t{getpid()});
    // A name may be left from a killed process of the same number, or belong to another thread.
    for (std::int64_t attempt = 0; descriptor_.number() < 0; ++attempt) {
        temporary_ = attempt == 0 ? stem : stem + "-" + to_text(attempt);
        descriptor_ =
            Descriptor(open(temporary_.c_str(), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666));
        if (descriptor_.number() < 0 && (errno != EEXIST || attempt == 1000)) {
            throw file_error(path_, "cannot be written", errno, "choose another path");
        }
    }
}

SafeFile::~SafeFile()
{
    if (!committed_) {
        descriptor_.close();
        unlink(temporary_.c_str());
    }
}

void SafeFile::write(std::string_view text)
{
    while (!text.empty()) {
        const ssize_t written = ::write(descriptor_.number(), text.data(), text.size());
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written < 0) {
            throw file_error(path_, "cannot be written", errno, "free some space");
        }
        text.remove_prefix(static_cast<std::size_t>(written));
    }
}

void SafeFile::commit()
{
    if (fsync(descriptor_.number()) != 0) {
        throw file_error(path_, "could not be written to the disk", errno, "check the disk and run again");
    }
    if (const int error = descriptor_.close(); error != 0) {
        throw file_error(path_, "could not be closed", error, "check the disk and run again");
    }
    if (const int error = move_into_place(temporary_, path_, replace_); error != 0) {
        throw file_error(path_, "could not be given its name", error, "name another file and run again");
    }
    committed_ = true;
    synchronise_folder_of(path_);
}

} // namespace chokepoint
