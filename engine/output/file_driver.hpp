// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "output/hdf5_handle.hpp"

#include <cstdint>
#include <memory>

namespace chokepoint::hdf5 {

//! A file that this program has opened itself and that HDF5 reads and writes through it.
//!
//! Why not HDF5's own driver: it opens by path (a second look at a name that was checked before), takes
//! locks that an open notebook holds too, and after a failed write it can neither close the file nor end
//! the process cleanly. Here the first failed write is kept and later ones are dropped, so that HDF5 always
//! closes, and the writer asks once what went wrong.
struct DrivenFile : std::enable_shared_from_this<DrivenFile> {
    int descriptor = -1;
    std::uint64_t length = 0; //!< bytes that HDF5 may see; what follows is not its own
    int error = 0;            //!< errno of the first failed write, or 0

    //! Zeros beyond the end. False if the system could not read.
    bool read(std::uint64_t from, std::size_t size, void* into) const;
    void write(std::uint64_t from, std::size_t size, const void* bytes);
};

//! HDF5 on a driven file. Members close in reverse order: the file before the driver.
class OpenFile {
  public:
    //! Starts an empty HDF5 file. \throws Hdf5Error
    static OpenFile create(std::shared_ptr<DrivenFile> file, hid_t creation);

    //! Opens what is there, read-only. \throws Hdf5Error
    static OpenFile read_only(std::shared_ptr<DrivenFile> file);

    hid_t id() const { return file_.id(); }

    //! \throws Hdf5Error if HDF5 could not write everything
    void close() { file_.close("the file could not be closed"); }

  private:
    explicit OpenFile(std::shared_ptr<DrivenFile> file);

    std::shared_ptr<DrivenFile> driven_;
    Handle driver_;
    Handle access_;
    Handle file_;
};

} // namespace chokepoint::hdf5
