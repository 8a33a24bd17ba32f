// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include <chokepoint/errors.hpp>

#include <filesystem>
#include <string>
#include <string_view>

namespace chokepoint {

//! A path as messages show it: control bytes escaped.
std::string printable(const std::filesystem::path& path);

//! `path: what (reason of errno): what to do`.
FileError file_error(const std::filesystem::path& path, const std::string& what, int error,
                     const std::string& advice);

//! Whether a result may be written there, asked before the work starts: the folder can be written, nothing
//! has that name, or `replace` is given and it is an ordinary file. A symbolic link is never followed and
//! never replaced, wherever it points.
//! \throws FileError
void check_output_path(const std::filesystem::path& path, bool replace);

//! Makes sure that the names in a path's folder outlive a power cut. \throws FileError
void synchronise_folder_of(const std::filesystem::path& path);

//! Owns an open descriptor.
class Descriptor {
  public:
    explicit Descriptor(int number = -1) : number_(number) {}

    Descriptor(Descriptor&& other) noexcept;
    Descriptor& operator=(Descriptor&& other) noexcept;
    ~Descriptor();

    int number() const { return number_; }

    int close(); //!< 0, or errno

  private:
    int number_;
};

//! A file that appears under its name complete, or not at all, whatever ends the program in between: it
//! grows under a temporary name in the same folder and is renamed at the end. Unless committed it is removed.
class SafeFile {
  public:
    //! \throws FileError as check_output_path does, or if the temporary file cannot be made
    SafeFile(std::filesystem::path path, bool replace);
    ~SafeFile();
    SafeFile(const SafeFile&) = delete;
    SafeFile& operator=(const SafeFile&) = delete;

    int descriptor() const { return descriptor_.number(); }

    //! Where it grows.
    const std::filesystem::path& temporary() const { return temporary_; }

    //! Adds a text. \throws FileError
    void write(std::string_view text);

    //! Everything to the disk, then the name, then the folder to the disk. \throws FileError
    void commit();

  private:
    std::filesystem::path path_;
    std::filesystem::path temporary_;
    bool replace_;
    bool committed_ = false;
    Descriptor descriptor_;
};

} // namespace chokepoint
