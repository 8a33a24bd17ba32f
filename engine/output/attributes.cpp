// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "output/attributes.hpp"

#include <cstddef>
#include <cstring>
#include <vector>

namespace chokepoint::hdf5 {
namespace {

constexpr const char* failed = "an attribute could not be written";

void write_attribute(hid_t object, const char* name, hid_t type, hid_t space, const void* value)
{
    Handle attribute(H5Acreate2(object, name, type, space, H5P_DEFAULT, H5P_DEFAULT), H5Aclose, failed);
    check(H5Awrite(attribute.id(), type, value), failed);
    attribute.close(failed);
}

void write_scalar(hid_t object, const char* name, hid_t type, const void* value)
{
    const Handle space(H5Screate(H5S_SCALAR), H5Sclose, failed);
    write_attribute(object, name, type, space.id(), value);
}

void write_list(hid_t object, const char* name, hid_t type, hsize_t count, const void* values)
{
    const Handle space(H5Screate_simple(1, &count, nullptr), H5Sclose, failed);
    write_attribute(object, name, type, space.id(), values);
}

//! The only fixed-length texts of a file: the convention of dimension scales wants them so.
void write_fixed_text(hid_t object, const char* name, const char* text)
{
    const Handle type(H5Tcopy(H5T_C_S1), H5Tclose, failed);
    check(H5Tset_size(type.id(), std::strlen(text) + 1), failed);
    write_scalar(object, name, type.id(), text);
}

} // namespace

const char* zero_terminated(const std::string& text)
{
    if (text.find('\0') != std::string::npos) {
        throw Hdf5Error("a text holds a zero byte");
    }
    return text.c_str();
}

void set_attribute(hid_t object, const char* name, const std::string& text)
{
    const Handle type = text_type();
    const char* value = zero_terminated(text);
    write_scalar(object, name, type.id(), &value);
}

void set_attribute(hid_t object, const char* name, std::int64_t value)
{
    write_scalar(object, name, H5T_STD_I64LE, &value);
}

void set_attribute(hid_t object, const char* name, std::int8_t value)
{
    write_scalar(object, name, H5T_STD_I8LE, &value);
}

void set_attribute(hid_t object, const char* name, float value)
{
    write_scalar(object, name, H5T_IEEE_F32LE, &value);
}

void set_attribute(hid_t object, const char* name, double value)
{
    write_scalar(object, name, H5T_IEEE_F64LE, &value);
}

void set_flags(hid_t object, std::span<const std::string_view> names)
{
    std::vector<std::int8_t> values;
    std::string meanings;
    for (const std::string_view name : names) {
        meanings += (values.empty() ? "" : " ") + std::string(name);
        values.push_back(static_cast<std::int8_t>(values.size()));
    }
    write_list(object, "flag_values", H5T_STD_I8LE, values.size(), values.data());
    set_attribute(object, "flag_meanings", meanings);
}

void set_scale(hid_t dataset, const char* name)
{
    write_fixed_text(dataset, "CLASS", "DIMENSION_SCALE");
    write_fixed_text(dataset, "NAME", name);
}

void set_dimension_list(hid_t dataset, std::span<hobj_ref_t> scales)
{
    const Handle type(H5Tvlen_create(H5T_STD_REF_OBJ), H5Tclose, failed);
    std::vector<hvl_t> lists;
    for (hobj_ref_t& scale : scales) {
        lists.push_back({1, &scale});
    }
    write_list(dataset, "DIMENSION_LIST", type.id(), lists.size(), lists.data());
}

void set_reference_list(hid_t scale, std::span<const ScaleUse> uses)
{
    // The size of HDF5's own structure, whose padding is written too: here it is zero.
    constexpr std::size_t entry_size = 16;
    static_assert(sizeof(hobj_ref_t) + sizeof(int) <= entry_size);
    const Handle type(H5Tcreate(H5T_COMPOUND, entry_size), H5Tclose, failed);
    check(H5Tinsert(type.id(), "dataset", 0, H5T_STD_REF_OBJ), failed);
    check(H5Tinsert(type.id(), "dimension", sizeof(hobj_ref_t), H5T_NATIVE_INT), failed);
    std::vector<std::byte> entries(uses.size() * entry_size);
    for (std::size_t i = 0; i < uses.size(); ++i) {
        std::memcpy(&entries[i * entry_size], &uses[i].dataset, sizeof(hobj_ref_t));
        std::memcpy(&entries[i * entry_size + sizeof(hobj_ref_t)], &uses[i].dimension, sizeof(int));
    }
    write_list(scale, "REFERENCE_LIST", type.id(), uses.size(), entries.data());
}

} // namespace chokepoint::hdf5
