// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "output/hdf5_handle.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace chokepoint::hdf5 {

//! How a group, a dataset or a file is made: creation order kept (netCDF needs it), no time stamps (equal
//! runs give equal bytes). Of the class H5P_FILE_CREATE, H5P_GROUP_CREATE or H5P_DATASET_CREATE.
Handle creation_list(hid_t property_class);

//! Chunks of (at most `most_runs`, all months, all entities); over 4 MiB runs are halved, then months.
//! Of lists the whole. \param element_size [bytes]
std::vector<hsize_t> chunk_shape(std::span<const hsize_t> shape, std::size_t element_size,
                                 hsize_t most_runs = 64);

} // namespace chokepoint::hdf5
