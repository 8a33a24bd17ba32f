// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include <chokepoint/host.hpp>

#include <filesystem>
#include <string>

namespace chokepoint {

//! Holds an output for one writer: a file lock on `<output>.lock`, which the system frees however the process
//! ends. It does not rest on HDF5's own locks, which users switch off on shared file systems.
class OutputLock {
  public:
    //! \throws FileError if another run writes this output (naming its host and process), or if the folder
    //! does
    //!         not take files.
    OutputLock(const std::filesystem::path& output, const Host& host);
    ~OutputLock();

    OutputLock(const OutputLock&) = delete;
    OutputLock& operator=(const OutputLock&) = delete;

  private:
    std::filesystem::path file_;
    int descriptor_ = -1;
};

//! Who writes an output now, as the lock names it; empty if nobody does.
std::string writer_of(const std::filesystem::path& output);

} // namespace chokepoint
