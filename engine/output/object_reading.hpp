// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "output/hdf5_handle.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace chokepoint::hdf5 {

// What one open object of a result file says about itself. All throw Hdf5Error.

//! Datasets of a group in the order of their creation.
std::vector<std::string> datasets_of(hid_t group);

//! Attributes in the order of their creation, without those that link dimensions.
std::vector<std::string> attributes_of(hid_t object);

//! A dataset's dimensions: the scales that its list refers to, or itself if it is a scale.
std::vector<std::string> dimensions_of(hid_t dataset);

std::vector<std::size_t> lengths_of(hid_t space);

std::size_t count_of(hid_t space);

//! Texts of a selection of a dataset. \param memory  a space of as many elements
std::vector<std::string> texts_of(hid_t dataset, hid_t selection, hid_t memory);

} // namespace chokepoint::hdf5
