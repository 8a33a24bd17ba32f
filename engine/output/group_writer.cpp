// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "output/group_writer.hpp"

#include "output/row_selection.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace chokepoint::hdf5 {
namespace {

Handle space_of(std::span<const hsize_t> shape)
{
    constexpr const char* failed = "a shape could not be made";
    if (shape.empty()) {
        return {H5Screate(H5S_SCALAR), H5Sclose, failed};
    }
    return {H5Screate_simple(static_cast<int>(shape.size()), shape.data(), nullptr), H5Sclose, failed};
}

bool is_empty(std::span<const hsize_t> shape)
{
    return std::find(shape.begin(), shape.end(), hsize_t{0}) != shape.end();
}

void write_all(hid_t dataset, hid_t type, const void* values, const std::string& name)
{
    check(H5Dwrite(dataset, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, values), name + " could not be written");
}

} // namespace

GroupWriter::GroupWriter(hid_t group, hsize_t most_runs)
    : group_(group), most_runs_(most_runs), creation_(creation_list(H5P_DATASET_CREATE)),
      text_type_(text_type()), text_transfer_(text_transfer())
{
}

void GroupWriter::add_scale(const std::string& name, const std::string& text,
                            std::span<const std::string> ids)
{
    std::vector<const char*> pointers;
    for (const std::string& id : ids) {
        pointers.push_back(zero_terminated(id));
    }
    const hsize_t length = ids.size();
    const Handle dataset = make(name, text, {&length, 1}, text_type_.id(), nullptr);
    write_texts(dataset.id(), pointers, name);
    set_scale(dataset.id(), name.c_str());
    scales_.push_back({name, length, reference_to(name), {}});
}

void GroupWriter::add_scale(const std::string& name, const std::string& text,
                            std::span<const std::int64_t> values, const std::string& unit)
{
    const std::int64_t fill = -1;
    const hsize_t length = values.size();
    const Handle dataset = make(name, text, {&length, 1}, H5T_STD_I64LE, &fill);
    set_attribute(dataset.id(), "units", unit);
    write_all(dataset.id(), H5T_STD_I64LE, values.data(), name);
    set_scale(dataset.id(), name.c_str());
    scales_.push_back({name, length, reference_to(name), {}});
}

void GroupWriter::add_text(const std::string& name, const std::string& text, const std::string& value)
{
    const char* pointer = zero_terminated(value);
    const Handle dataset = make(name, text, {}, text_type_.id(), nullptr);
    write_texts(dataset.id(), {&pointer, 1}, name);
}

void GroupWriter::add_texts(const std::string& name, const std::string& text, const std::string& dimension,
                            std::span<const std::string> values)
{
    std::vector<const char*> pointers;
    for (const std::string& value : values) {
        pointers.push_back(zero_terminated(value));
    }
    const Handle dataset = add_dataset(name, text, {&dimension, 1}, text_type_.id(), nullptr);
    write_texts(dataset.id(), pointers, name);
}

void GroupWriter::add_number(const std::string& name, const std::string& text, std::int64_t value)
{
    const Handle dataset = make(name, text, {}, H5T_STD_I64LE, nullptr);
    write_all(dataset.id(), H5T_STD_I64LE, &value, name);
    set_attribute(dataset.id(), "units", "1");
}

void GroupWriter::add_numbers(const std::string& name, const std::string& text, const std::string& dimension,
                              std::span<const std::int64_t> values)
{
    const std::int64_t fill = -1;
    const Handle dataset = add_dataset(name, text, {&dimension, 1}, H5T_STD_I64LE, &fill);
    set_attribute(dataset.id(), "units", "1");
    write_all(dataset.id(), H5T_STD_I64LE, values.data(), name);
}

Handle GroupWriter::add_dataset(const std::string& name, const std::string& text,
                                std::span<const std::string> dimensions, hid_t type, const void* fill)
{
    Handle dataset = make(name, text, shape_of(dimensions), type, fill);
    link(dataset.id(), name, dimensions);
    return dataset;
}

std::vector<hsize_t> GroupWriter::shape_of(std::span<const std::string> dimensions) const
{
    std::vector<hsize_t> shape;
    for (const std::string& dimension : dimensions) {
        shape.push_back(scale(dimension).length);
    }
    return shape;
}

void GroupWriter::write_rows(hid_t dataset, hid_t type, hsize_t first, hsize_t count, const void* values,
                             const std::string& failed) const
{
    write_some(dataset, type, H5P_DEFAULT, first, count, values, failed);
}

void GroupWriter::write_text_rows(hid_t dataset, hsize_t first, std::span<const std::string* const> texts,
                                  const std::string& failed) const
{
    std::vector<const char*> pointers;
    for (const std::string* text : texts) {
        pointers.push_back(zero_terminated(*text));
    }
    write_some(dataset, text_type_.id(), text_transfer_.id(), first, texts.size(), pointers.data(), failed);
}

void GroupWriter::write_some(hid_t dataset, hid_t type, hid_t transfer, hsize_t first, hsize_t count,
                             const void* values, const std::string& failed) const
{
    const RowSelection rows(dataset, first, count);
    check(H5Dwrite(dataset, type, rows.memory(), rows.file(), transfer, values), failed);
}

void GroupWriter::finish()
{
    for (const Scale& each : scales_) {
        if (!each.uses.empty()) {
            set_reference_list(open(each.name).id(), each.uses);
        }
    }
}

GroupWriter::Scale& GroupWriter::scale(const std::string& name)
{
    return const_cast<Scale&>(std::as_const(*this).scale(name));
}

const GroupWriter::Scale& GroupWriter::scale(const std::string& name) const
{
    for (const Scale& each : scales_) {
        if (each.name == name) {
            return each;
        }
    }
    throw std::logic_error("a dataset names a dimension that has no scale: " + name);
}

Handle GroupWriter::open(const std::string& dataset) const
{
    return {H5Dopen2(group_, dataset.c_str(), H5P_DEFAULT), H5Dclose, dataset + " could not be opened"};
}

//! \param fill nullptr for texts and single numbers, which are neither chunked nor filled
Handle GroupWriter::make(const std::string& name, const std::string& text, std::span<const hsize_t> shape,
                         hid_t type, const void* fill)
{
    const std::string failed = name + " could not be made";
    const Handle creation(H5Pcopy(creation_.id()), H5Pclose, failed);
    if (fill != nullptr) {
        check(H5Pset_fill_value(creation.id(), type, fill), failed);
        if (!is_empty(shape)) {
            const std::vector<hsize_t> chunk = chunk_shape(shape, H5Tget_size(type), most_runs_);
            check(H5Pset_chunk(creation.id(), static_cast<int>(chunk.size()), chunk.data()), failed);
            check(H5Pset_fletcher32(creation.id()), failed);
        }
    }
    const Handle space = space_of(shape);
    Handle dataset(
        H5Dcreate2(group_, name.c_str(), type, space.id(), H5P_DEFAULT, creation.id(), H5P_DEFAULT), H5Dclose,
        failed);
    set_attribute(dataset.id(), "long_name", text);
    return dataset;
}

void GroupWriter::link(hid_t dataset, const std::string& name, std::span<const std::string> dimensions)
{
    const hobj_ref_t reference = reference_to(name);
    std::vector<hobj_ref_t> references;
    for (std::size_t i = 0; i < dimensions.size(); ++i) {
        Scale& used = scale(dimensions[i]);
        used.uses.push_back({reference, static_cast<int>(i)});
        references.push_back(used.reference);
    }
    set_dimension_list(dataset, references);
}

hobj_ref_t GroupWriter::reference_to(const std::string& dataset) const
{
    hobj_ref_t reference = 0;
    check(H5Rcreate(&reference, group_, dataset.c_str(), H5R_OBJECT, -1), dataset + " could not be linked");
    return reference;
}

void GroupWriter::write_texts(hid_t dataset, std::span<const char* const> texts,
                              const std::string& name) const
{
    check(H5Dwrite(dataset, text_type_.id(), H5S_ALL, H5S_ALL, text_transfer_.id(), texts.data()),
          name + " could not be written");
}

} // namespace chokepoint::hdf5
