// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "output/object_reading.hpp"

#include <string_view>

namespace chokepoint::hdf5 {
namespace {

// HDF5's callbacks are C: a name is taken by copying, which may fail only for lack of memory.
herr_t take_dataset(hid_t group, const char* name, const H5L_info_t* /*info*/, void* names)
{
    H5O_info_t object;
    if (H5Oget_info_by_name(group, name, &object, H5P_DEFAULT) < 0) {
        return -1;
    }
    if (object.type == H5O_TYPE_DATASET) {
        static_cast<std::vector<std::string>*>(names)->emplace_back(name);
    }
    return 0;
}

herr_t take_attribute(hid_t /*object*/, const char* name, const H5A_info_t* /*info*/, void* names)
{
    const std::string_view text = name;
    if (text != "CLASS" && text != "NAME" && text != "DIMENSION_LIST" && text != "REFERENCE_LIST") {
        static_cast<std::vector<std::string>*>(names)->emplace_back(name);
    }
    return 0;
}

//! Its dimension's name, which a scale carries as a fixed-length text.
std::string scale_name(hid_t scale)
{
    const Handle attribute(H5Aopen(scale, "NAME", H5P_DEFAULT), H5Aclose, "has a dimension without name");
    const Handle type(H5Aget_type(attribute.id()), H5Tclose, "has a dimension without name");
    std::string name(H5Tget_size(type.id()), '\0');
    check(H5Aread(attribute.id(), type.id(), name.data()), "has a dimension without name");
    return name.substr(0, name.find('\0'));
}

} // namespace

std::vector<std::string> datasets_of(hid_t group)
{
    std::vector<std::string> names;
    check(H5Literate(group, H5_INDEX_CRT_ORDER, H5_ITER_INC, nullptr, take_dataset, &names), "is no group");
    return names;
}

std::vector<std::string> attributes_of(hid_t object)
{
    std::vector<std::string> names;
    check(H5Aiterate2(object, H5_INDEX_CRT_ORDER, H5_ITER_INC, nullptr, take_attribute, &names),
          "has no attributes");
    return names;
}

std::vector<std::string> dimensions_of(hid_t dataset)
{
    constexpr const char* failed = "has no list of dimensions";
    if (check(H5Aexists(dataset, "CLASS"), failed) > 0) {
        return {scale_name(dataset)};
    }
    if (check(H5Aexists(dataset, "DIMENSION_LIST"), failed) == 0) {
        return {};
    }
    const Handle attribute(H5Aopen(dataset, "DIMENSION_LIST", H5P_DEFAULT), H5Aclose, failed);
    const Handle type(H5Aget_type(attribute.id()), H5Tclose, failed);
    const Handle space(H5Aget_space(attribute.id()), H5Sclose, failed);
    std::vector<hvl_t> lists(count_of(space.id()));
    check(H5Aread(attribute.id(), type.id(), lists.data()), failed);
    std::vector<std::string> names;
    for (const hvl_t& list : lists) {
        const Handle scale(H5Rdereference2(dataset, H5P_DEFAULT, H5R_OBJECT, list.p), H5Oclose, failed);
        names.push_back(scale_name(scale.id()));
    }
    check(H5Dvlen_reclaim(type.id(), space.id(), H5P_DEFAULT, lists.data()), failed);
    return names;
}

std::vector<std::size_t> lengths_of(hid_t space)
{
    constexpr const char* failed = "has no shape";
    std::vector<hsize_t> lengths(static_cast<std::size_t>(check(H5Sget_simple_extent_ndims(space), failed)));
    check(H5Sget_simple_extent_dims(space, lengths.data(), nullptr), failed);
    return {lengths.begin(), lengths.end()};
}

std::size_t count_of(hid_t space)
{
    return static_cast<std::size_t>(check(H5Sget_simple_extent_npoints(space), "has no shape"));
}

std::vector<std::string> texts_of(hid_t dataset, hid_t selection, hid_t memory)
{
    std::vector<char*> pointers(count_of(memory));
    if (pointers.empty()) {
        return {};
    }
    const Handle type = text_type();
    check(H5Dread(dataset, type.id(), selection == H5S_ALL ? H5S_ALL : memory, selection,
                  text_transfer().id(), pointers.data()),
          "holds no text");
    std::vector<std::string> texts;
    for (const char* pointer : pointers) {
        texts.emplace_back(pointer == nullptr ? "" : pointer);
    }
    check(H5Dvlen_reclaim(type.id(), memory, H5P_DEFAULT, pointers.data()), "holds no text");
    return texts;
}

} // namespace chokepoint::hdf5
