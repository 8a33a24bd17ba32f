// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "output/hdf5_handle.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace chokepoint::hdf5 {

//! Texts as HDF5 takes them: pointers to zero-terminated texts, valid as long as the texts.
//! \throws Hdf5Error if a text holds a zero byte, which would cut it short
const char* zero_terminated(const std::string& text);

void set_attribute(hid_t object, const char* name, const std::string& text);
void set_attribute(hid_t object, const char* name, std::int64_t value);
void set_attribute(hid_t object, const char* name, std::int8_t value);
void set_attribute(hid_t object, const char* name, float value);
void set_attribute(hid_t object, const char* name, double value);

//! `flag_values` 0, 1, ... and `flag_meanings`, the CF convention for whole numbers that are names.
void set_flags(hid_t object, std::span<const std::string_view> names);

//! Marks a dataset as the coordinate of the dimension of its own name (HDF5's dimension scales).
void set_scale(hid_t dataset, const char* name);

//! Links the dimensions of a dataset to their scales, given in order.
void set_dimension_list(hid_t dataset, std::span<hobj_ref_t> scales);

//! A dataset that uses a scale, and as which of its dimensions.
struct ScaleUse {
    hobj_ref_t dataset = 0;
    int dimension = 0;
};

//! The way back from a scale to the datasets that use it. Written once: HDF5's own H5DSattach_scale
//! rewrites the whole list for every use.
void set_reference_list(hid_t scale, std::span<const ScaleUse> uses);

} // namespace chokepoint::hdf5
