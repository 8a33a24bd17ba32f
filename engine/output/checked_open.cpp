// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "output/checked_open.hpp"

#include "core/text.hpp"
#include "output/file_driver.hpp"
#include "output/object_reading.hpp"
#include "output/row_selection.hpp"
#include "output/safe_file.hpp"
#include "output/trailer.hpp"

#include <fcntl.h>

#include <cerrno>
#include <utility>

namespace chokepoint {

using hdf5::check;
using hdf5::Handle;

struct ResultFile::Open {
    std::filesystem::path path;
    Descriptor descriptor;
    hdf5::OpenFile file;
    mutable Handle current; //!< the variable of which rows were read last
    mutable std::string current_name;

    Open(const std::filesystem::path& where, Descriptor checked, std::uint64_t length)
        : path(where), descriptor(std::move(checked)), file([&] {
              const auto driven = std::make_shared<hdf5::DrivenFile>();
              driven->descriptor = descriptor.number();
              driven->length = length;
              return hdf5::OpenFile::read_only(driven);
          }())
    {
    }

    //! Runs a piece of reading, and says of what file and variable it failed.
    template <class Read> auto reading(const std::string& name, Read read) const
    {
        const hdf5::QuietErrors quiet;
        try {
            return read();
        } catch (const hdf5::Hdf5Error& error) {
            throw FileError(printable(path) + ": " + name + ": " + error.what() +
                            ": check the name against the list of variables");
        }
    }

    Handle dataset(const std::string& name) const
    {
        return {H5Dopen2(file.id(), name.c_str(), H5P_DEFAULT), H5Dclose, "is no variable of this file"};
    }

    //! A dataset that keeps the chunk it has read, however large, for the rows that follow.
    hid_t dataset_for_rows(const std::string& name) const
    {
        if (name != current_name) {
            constexpr const char* failed = "is no variable of this file";
            const Handle access = hdf5::property_list(H5P_DATASET_ACCESS);
            constexpr std::size_t bytes = std::size_t{6} << 20; // chunks have at most 4 MiB
            check(H5Pset_chunk_cache(access.id(), H5D_CHUNK_CACHE_NSLOTS_DEFAULT, bytes, 1.0), failed);
            current = Handle(H5Dopen2(file.id(), name.c_str(), access.id()), H5Dclose, failed);
            current_name = name;
        }
        return current.id();
    }

    Handle object(const std::string& name) const
    {
        return {H5Oopen(file.id(), name.c_str(), H5P_DEFAULT), H5Oclose, "is not in this file"};
    }

    template <class T> ResultArray<T> numbers(const std::string& name, hid_t type) const
    {
        return reading(name, [&] {
            const Handle set = dataset(name);
            const Handle space(H5Dget_space(set.id()), H5Sclose, "no shape");
            ResultArray<T> array{hdf5::dimensions_of(set.id()), hdf5::lengths_of(space.id()),
                                 std::vector<T>(hdf5::count_of(space.id()))};
            check(H5Dread(set.id(), type, H5S_ALL, H5S_ALL, H5P_DEFAULT, array.values.data()),
                  "does not hold such numbers");
            return array;
        });
    }
};

ResultFile::ResultFile(const std::filesystem::path& path)
{
    Descriptor descriptor(open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (descriptor.number() < 0) {
        throw file_error(path, "cannot be opened", errno, "check the name");
    }
    const Trailer trailer = verify(descriptor.number(), path);
    const hdf5::QuietErrors quiet;
    try {
        open_ = std::make_unique<Open>(path, std::move(descriptor), trailer.length);
    } catch (const hdf5::Hdf5Error& error) {
        throw FileError(printable(path) + ": " + error.what() + ": restore it from a copy, or run again");
    }
}

ResultFile::~ResultFile() = default;
ResultFile::ResultFile(ResultFile&&) noexcept = default;
ResultFile& ResultFile::operator=(ResultFile&&) noexcept = default;

std::vector<std::string> ResultFile::variables(const std::string& group) const
{
    return open_->reading(group, [&] { return hdf5::datasets_of(open_->object(group).id()); });
}

ResultArray<double> ResultFile::read(const std::string& name) const
{
    return open_->numbers<double>(name, H5T_NATIVE_DOUBLE);
}

ResultArray<std::int64_t> ResultFile::read_whole(const std::string& name) const
{
    return open_->numbers<std::int64_t>(name, H5T_NATIVE_INT64);
}

std::vector<std::string> ResultFile::read_texts(const std::string& name) const
{
    return open_->reading(name, [&] {
        const Handle set = open_->dataset(name);
        const Handle space(H5Dget_space(set.id()), H5Sclose, "no shape");
        return hdf5::texts_of(set.id(), H5S_ALL, space.id());
    });
}

std::vector<std::string> ResultFile::read_text_rows(const std::string& name, std::size_t first,
                                                    std::size_t count) const
{
    return open_->reading(name, [&] {
        const Handle set = open_->dataset(name);
        const hdf5::RowSelection rows(set.id(), first, count);
        return hdf5::texts_of(set.id(), rows.file(), rows.memory());
    });
}

void ResultFile::read_rows(const std::string& name, std::size_t first, std::size_t count,
                           std::span<std::byte> into) const
{
    open_->reading(name, [&] {
        const hid_t set = open_->dataset_for_rows(name);
        const hdf5::RowSelection rows(set, first, count);
        const Handle type(H5Dget_type(set), H5Tclose, "no type");
        if (into.size() != rows.size() * H5Tget_size(type.id())) {
            throw hdf5::Hdf5Error("has rows of another size");
        }
        check(H5Dread(set, type.id(), rows.memory(), rows.file(), H5P_DEFAULT, into.data()),
              "could not be read");
    });
}

ResultArray<std::byte> ResultFile::layout(const std::string& name) const
{
    return open_->reading(name, [&] {
        const Handle set = open_->dataset(name);
        const Handle space(H5Dget_space(set.id()), H5Sclose, "no shape");
        return ResultArray<std::byte>{hdf5::dimensions_of(set.id()), hdf5::lengths_of(space.id()), {}};
    });
}

std::string ResultFile::read_text(const std::string& name) const
{
    const std::vector<std::string> texts = read_texts(name);
    if (texts.size() != 1) {
        throw FileError(printable(open_->path) + ": " + name + ": is not a single text");
    }
    return texts.front();
}

std::vector<std::string> ResultFile::attributes(const std::string& name) const
{
    return open_->reading(name, [&] { return hdf5::attributes_of(open_->object(name).id()); });
}

std::string ResultFile::text_attribute(const std::string& name, const std::string& attribute) const
{
    return open_->reading(name + "@" + attribute, [&] {
        const Handle object = open_->object(name);
        const Handle opened(H5Aopen(object.id(), attribute.c_str(), H5P_DEFAULT), H5Aclose, "is not there");
        const Handle type = hdf5::text_type();
        char* pointer = nullptr;
        check(H5Aread(opened.id(), type.id(), &pointer), "is no text");
        std::string text = pointer == nullptr ? "" : pointer;
        H5free_memory(pointer);
        return text;
    });
}

std::vector<double> ResultFile::number_attribute(const std::string& name, const std::string& attribute) const
{
    return open_->reading(name + "@" + attribute, [&] {
        const Handle object = open_->object(name);
        const Handle opened(H5Aopen(object.id(), attribute.c_str(), H5P_DEFAULT), H5Aclose, "is not there");
        const Handle space(H5Aget_space(opened.id()), H5Sclose, "no shape");
        std::vector<double> values(hdf5::count_of(space.id()));
        check(H5Aread(opened.id(), H5T_NATIVE_DOUBLE, values.data()), "is no number");
        return values;
    });
}

std::string ResultFile::type(const std::string& name) const
{
    return open_->reading(name, [&]() -> std::string {
        const Handle set = open_->dataset(name);
        const Handle type(H5Dget_type(set.id()), H5Tclose, "no type");
        if (H5Tget_class(type.id()) == H5T_STRING) {
            return "text";
        }
        const std::string family = H5Tget_class(type.id()) == H5T_FLOAT ? "float" : "int";
        return family + to_text(static_cast<std::int64_t>(8 * H5Tget_size(type.id())));
    });
}

} // namespace chokepoint
