// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "output/creation.hpp"

#include <algorithm>

namespace chokepoint::hdf5 {

Handle creation_list(hid_t property_class)
{
    constexpr const char* failed = "a creation list could not be made";
    constexpr unsigned kept = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;
    Handle list = property_list(property_class);
    check(H5Pset_obj_track_times(list.id(), false), failed);
    check(H5Pset_attr_creation_order(list.id(), kept), failed);
    if (property_class != H5P_DATASET_CREATE) {
        check(H5Pset_link_creation_order(list.id(), kept), failed);
    }
    return list;
}

std::vector<hsize_t> chunk_shape(std::span<const hsize_t> shape, std::size_t element_size, hsize_t most_runs)
{
    constexpr hsize_t most_bytes = hsize_t{4} << 20;
    std::vector<hsize_t> chunk(shape.begin(), shape.end());
    if (chunk.size() > 1) {
        chunk[0] = std::min(chunk[0], most_runs);
    }
    const auto bytes = [&] {
        hsize_t product = element_size;
        for (const hsize_t length : chunk) {
            product *= length;
        }
        return product;
    };
    for (std::size_t dimension = 0; dimension < std::min<std::size_t>(chunk.size(), 2); ++dimension) {
        while (bytes() > most_bytes && chunk[dimension] > 1) {
            chunk[dimension] = (chunk[dimension] + 1) / 2;
        }
    }
    return chunk;
}

} // namespace chokepoint::hdf5
