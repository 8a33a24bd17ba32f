// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "output/hdf5_handle.hpp"

#include <vector>

namespace chokepoint::hdf5 {

//! Rows [first, first + count) along the first dimension of a dataset, all of each.
class RowSelection {
  public:
    //! \throws Hdf5Error if the dataset has no such rows
    RowSelection(hid_t dataset, hsize_t first, hsize_t count);

    hid_t file() const { return file_.id(); } //!< the selection in the dataset

    hid_t memory() const { return memory_.id(); } //!< the same number of rows, dense

    hsize_t size() const { return size_; } //!< values in it

  private:
    Handle file_;
    Handle memory_;
    hsize_t size_ = 0;
};

} // namespace chokepoint::hdf5
