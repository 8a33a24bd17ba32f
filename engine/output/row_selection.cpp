// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "output/row_selection.hpp"

#include <functional>
#include <numeric>

namespace chokepoint::hdf5 {

RowSelection::RowSelection(hid_t dataset, hsize_t first, hsize_t count)
{
    constexpr const char* failed = "rows could not be selected";
    file_ = Handle(H5Dget_space(dataset), H5Sclose, failed);
    const int rank = check(H5Sget_simple_extent_ndims(file_.id()), failed);
    std::vector<hsize_t> counts(static_cast<std::size_t>(rank));
    check(H5Sget_simple_extent_dims(file_.id(), counts.data(), nullptr), failed);
    if (counts.empty() || first > counts[0] || count > counts[0] - first) {
        throw Hdf5Error("has no such rows");
    }
    std::vector<hsize_t> start(counts.size(), 0);
    start[0] = first;
    counts[0] = count;
    size_ = std::accumulate(counts.begin(), counts.end(), hsize_t{1}, std::multiplies<>());
    memory_ = Handle(H5Screate_simple(rank, counts.data(), nullptr), H5Sclose, failed);
    check(H5Sselect_hyperslab(file_.id(), H5S_SELECT_SET, start.data(), nullptr, counts.data(), nullptr),
          failed);
}

} // namespace chokepoint::hdf5
