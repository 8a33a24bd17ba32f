// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "output/file_driver.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <new>
#include <utility>

namespace chokepoint::hdf5 {
namespace {

//! What HDF5 holds of an open file: its own part, and ours.
struct Opened : H5FD_t {
    std::shared_ptr<DrivenFile> file;
    haddr_t end_of_addresses = 0;
};

Opened& opened(H5FD_t* file)
{
    return *static_cast<Opened*>(file);
}

const Opened& opened(const H5FD_t* file)
{
    return *static_cast<const Opened*>(file);
}

//! What travels in the property list.
struct AccessInfo {
    DrivenFile* file = nullptr;
};

H5FD_t* open_driven(const char* /*name*/, unsigned flags, hid_t access, haddr_t /*maxaddr*/)
{
    const auto* info = static_cast<const AccessInfo*>(H5Pget_driver_info(access));
    Opened* file = info == nullptr ? nullptr : new (std::nothrow) Opened{};
    if (file == nullptr) {
        return nullptr;
    }
    file->file = info->file->shared_from_this();
    if ((flags & H5F_ACC_TRUNC) != 0) {
        file->file->length = 0;
    }
    return file;
}

herr_t close_driven(H5FD_t* file)
{
    delete &opened(file);
    return 0;
}

herr_t query_driven(const H5FD_t* /*file*/, unsigned long* flags)
{
    *flags = H5FD_FEAT_AGGREGATE_METADATA | H5FD_FEAT_ACCUMULATE_METADATA | H5FD_FEAT_DATA_SIEVE |
             H5FD_FEAT_AGGREGATE_SMALLDATA;
    return 0;
}

haddr_t end_of_addresses(const H5FD_t* file, H5FD_mem_t /*type*/)
{
    return opened(file).end_of_addresses;
}

herr_t set_end_of_addresses(H5FD_t* file, H5FD_mem_t /*type*/, haddr_t end)
{
    opened(file).end_of_addresses = end;
    return 0;
}

haddr_t end_of_file(const H5FD_t* file, H5FD_mem_t /*type*/)
{
    return opened(file).file->length;
}

herr_t read_driven(H5FD_t* file, H5FD_mem_t /*type*/, hid_t /*transfer*/, haddr_t from, std::size_t size,
                   void* into)
{
    return opened(file).file->read(from, size, into) ? 0 : -1;
}

herr_t write_driven(H5FD_t* file, H5FD_mem_t /*type*/, hid_t /*transfer*/, haddr_t from, std::size_t size,
                    const void* bytes)
{
    opened(file).file->write(from, size, bytes);
    return 0;
}

//! At the end HDF5 may have reserved more, or less, than it wrote.
herr_t truncate_driven(H5FD_t* file, hid_t /*transfer*/, hbool_t /*closing*/)
{
    Opened& open = opened(file);
    DrivenFile& driven = *open.file;
    if (driven.error == 0 && driven.length != open.end_of_addresses) {
        if (ftruncate(driven.descriptor, static_cast<off_t>(open.end_of_addresses)) != 0) {
            driven.error = errno;
        }
        driven.length = open.end_of_addresses;
    }
    return 0;
}

H5FD_class_t driver_class()
{
    H5FD_class_t driver{};
    driver.name = "chokepoint";
    driver.maxaddr = HADDR_MAX;
    driver.fc_degree = H5F_CLOSE_WEAK;
    driver.fapl_size = sizeof(AccessInfo);
    driver.open = open_driven;
    driver.close = close_driven;
    driver.query = query_driven;
    driver.get_eoa = end_of_addresses;
    driver.set_eoa = set_end_of_addresses;
    driver.get_eof = end_of_file;
    driver.read = read_driven;
    driver.write = write_driven;
    driver.truncate = truncate_driven;
    return driver;
}

} // namespace

bool DrivenFile::read(std::uint64_t from, std::size_t size, void* into) const
{
    auto* out = static_cast<char*>(into);
    std::size_t left = from < length ? std::min<std::uint64_t>(size, length - from) : 0;
    std::memset(out + left, 0, size - left);
    while (left > 0) {
        const ssize_t done = pread(descriptor, out, left, static_cast<off_t>(from));
        if (done < 0 && errno == EINTR) {
            continue;
        }
        if (done <= 0) {
            return false;
        }
        out += done;
        from += static_cast<std::uint64_t>(done);
        left -= static_cast<std::size_t>(done);
    }
    return true;
}

void DrivenFile::write(std::uint64_t from, std::size_t size, const void* bytes)
{
    const auto* next = static_cast<const char*>(bytes);
    length = std::max(length, from + size);
    while (size > 0 && error == 0) {
        const ssize_t done = pwrite(descriptor, next, size, static_cast<off_t>(from));
        if (done < 0 && errno != EINTR) {
            error = errno;
        } else if (done > 0) {
            next += done;
            from += static_cast<std::uint64_t>(done);
            size -= static_cast<std::size_t>(done);
        }
    }
}

OpenFile::OpenFile(std::shared_ptr<DrivenFile> file) : driven_(std::move(file))
{
    const H5FD_class_t driver = driver_class();
    const AccessInfo info{driven_.get()};
    driver_ = Handle(H5FDregister(&driver), H5FDunregister, "the file driver could not be registered");
    access_ = property_list(H5P_FILE_ACCESS);
    check(H5Pset_driver(access_.id(), driver_.id(), &info), "the file driver could not be set");
    // One version of the format whatever the library's own defaults become: equal runs, equal bytes.
    check(H5Pset_libver_bounds(access_.id(), H5F_LIBVER_V110, H5F_LIBVER_V110),
          "the format version could not be set");
}

OpenFile OpenFile::create(std::shared_ptr<DrivenFile> file, hid_t creation)
{
    OpenFile open(std::move(file));
    open.file_ = Handle(H5Fcreate("result", H5F_ACC_TRUNC, creation, open.access_.id()), H5Fclose,
                        "the file could not be started");
    return open;
}

OpenFile OpenFile::read_only(std::shared_ptr<DrivenFile> file)
{
    OpenFile open(std::move(file));
    open.file_ = Handle(H5Fopen("result", H5F_ACC_RDONLY, open.access_.id()), H5Fclose,
                        "the file could not be opened");
    return open;
}

} // namespace chokepoint::hdf5
