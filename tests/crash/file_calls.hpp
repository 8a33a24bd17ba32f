// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

// What a program does to files below its output folder, seen by a library that the dynamic linker loads into
// it (LD_PRELOAD). A library is `file_calls.cpp`, which stands in for the system's functions, and one file
// that says what is to become of them.

#include <cstddef>
#include <cstdint>

namespace chokepoint::crash {

//! The numbers are those in recordings and in `recording.py`.
enum class FileCallKind : std::int32_t {
    open = 1,
    close = 2,
    write = 3, //!< at an offset or at the end
    truncate = 4,
    synchronise = 5, //!< of a file or folder
    rename = 6,
    unlink = 7,
    make_folder = 8,
    remove_folder = 9,
    link = 10,
    read = 11,
};

struct FileCall {
    FileCallKind kind = FileCallKind::open;
    int descriptor = -1;
    const char* path = "";
    const char* other = "";  //!< the new name
    std::int64_t offset = 0; //!< of a write; the length of a truncation; the flags of an open
    const void* bytes = nullptr;
    std::size_t size = 0;
};

//! Asked before a call; errno with which it fails, or 0: it is made.
int refuse(const FileCall& call);

//! Told of a call that succeeded. An open has its descriptor, a write the bytes that were written.
void succeeded(const FileCall& call);

//! An environment variable, or "".
const char* setting(const char* name);

//! Names start so that belong to the output: relative ones, as the tests call the program.
inline constexpr const char* output_prefix = "out";

} // namespace chokepoint::crash
