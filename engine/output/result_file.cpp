// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "output/result_file.hpp"

#include "output/file_driver.hpp"
#include "output/result_tables.hpp"
#include "output/safe_file.hpp"
#include "output/trailer.hpp"

#include <algorithm>
#include <cstring>
#include <limits>
#include <stdexcept>

namespace chokepoint {
namespace {

using hdf5::GroupWriter;
using hdf5::Handle;

hid_t type_of(Stored stored)
{
    switch (stored) {
    case Stored::int64:
        return H5T_STD_I64LE;
    case Stored::int8:
        return H5T_STD_I8LE;
    case Stored::float32:
        return H5T_IEEE_F32LE;
    case Stored::float64:
        break;
    }
    return H5T_IEEE_F64LE;
}

//! Numbers carry what says "missing" as readers expect it: a real NaN, a count -1 below its valid minimum.
//! Whole numbers have no `_FillValue`: with one, xarray would turn them into reals.
void describe_values(hid_t dataset, Stored stored)
{
    switch (stored) {
    case Stored::int64:
        return hdf5::set_attribute(dataset, "valid_min", std::int64_t{0});
    case Stored::int8:
        return hdf5::set_attribute(dataset, "valid_min", std::int8_t{0});
    case Stored::float32:
        return hdf5::set_attribute(dataset, "_FillValue", std::numeric_limits<float>::quiet_NaN());
    case Stored::float64:
        return hdf5::set_attribute(dataset, "_FillValue", std::numeric_limits<double>::quiet_NaN());
    }
}

Handle make_variable(GroupWriter& root, const ResultVariable& variable,
                     std::span<const std::string> dimensions)
{
    std::array<std::byte, 8> missing{};
    fill_missing(variable.stored, std::span(missing).first(size_of(variable.stored)));
    Handle dataset =
        root.add_dataset(variable.name, variable.text, dimensions, type_of(variable.stored), missing.data());
    hdf5::set_attribute(dataset.id(), "units", variable.unit);
    hdf5::set_attribute(dataset.id(), "cell_methods",
                        variable.cells == Cells::sum ? "time: sum" : "time: point");
    describe_values(dataset.id(), variable.stored);
    if (!variable.flags.empty()) {
        hdf5::set_flags(dataset.id(), variable.flags);
    }
    return dataset;
}

//! Writes whole chunks: as many runs at a time as a chunk holds, gathered run by run.
void write_trajectories(hid_t dataset, const ResultVariable& variable, std::size_t index,
                        std::span<const hsize_t> shape, std::span<const Recorder* const> trajectories)
{
    const std::string failed = variable.name + " could not be written";
    const std::size_t run_bytes =
        static_cast<std::size_t>(shape[1]) * variable.width * size_of(variable.stored);
    const std::size_t chunk_runs = hdf5::chunk_shape(shape, size_of(variable.stored))[0];
    std::vector<std::byte> slab(std::min(chunk_runs, trajectories.size()) * run_bytes);
    const Handle file_space(H5Dget_space(dataset), H5Sclose, failed);
    std::vector<hsize_t> start(shape.size(), 0);
    std::vector<hsize_t> count(shape.begin(), shape.end());
    for (std::size_t first = 0; first < trajectories.size(); first += chunk_runs) {
        const std::size_t runs = std::min(chunk_runs, trajectories.size() - first);
        for (std::size_t run = 0; run < runs; ++run) {
            const std::span<std::byte> into = std::span(slab).subspan(run * run_bytes, run_bytes);
            if (trajectories[first + run] != nullptr) {
                std::ranges::copy(trajectories[first + run]->trajectory(index), into.begin());
            } else {
                fill_missing(variable.stored, into);
            }
        }
        start[0] = first;
        count[0] = runs;
        const Handle memory_space(H5Screate_simple(static_cast<int>(count.size()), count.data(), nullptr),
                                  H5Sclose, failed);
        hdf5::check(H5Sselect_hyperslab(file_space.id(), H5S_SELECT_SET, start.data(), nullptr, count.data(),
                                        nullptr),
                    failed);
        hdf5::check(H5Dwrite(dataset, type_of(variable.stored), memory_space.id(), file_space.id(),
                             H5P_DEFAULT, slab.data()),
                    failed);
    }
}

void write_variables(GroupWriter& root, const ResultShape& shape,
                     std::span<const Recorder* const> trajectories)
{
    for (std::size_t i = 0; i < shape.variables.size(); ++i) {
        const ResultVariable& variable = shape.variables[i];
        std::vector<std::string> dimensions{"run", "time"};
        for (const std::size_t dimension : variable.dimensions) {
            dimensions.push_back(shape.dimensions[dimension].name);
        }
        Handle dataset = make_variable(root, variable, dimensions);
        write_trajectories(dataset.id(), variable, i, root.shape_of(dimensions), trajectories);
        dataset.close(variable.name + " could not be written");
    }
}

void check_same_shape(const ResultShape& shape, std::span<const RunRow> runs,
                      std::span<const Recorder* const> trajectories)
{
    if (trajectories.size() != runs.size()) {
        throw std::logic_error("write_result: not one trajectory per run");
    }
    for (const Recorder* recorder : trajectories) {
        if (recorder != nullptr && recorder->shape().get() != &shape &&
            !same_layout(*recorder->shape(), shape)) {
            throw std::logic_error("write_result: a run has another shape than the file");
        }
    }
}

void write_hdf5(const std::shared_ptr<hdf5::DrivenFile>& driven, const ResultShape& shape,
                std::span<const RunRow> runs, std::span<const Recorder* const> trajectories,
                const Provenance& provenance)
{
    const Handle creation = hdf5::creation_list(H5P_FILE_CREATE);
    hdf5::OpenFile file = hdf5::OpenFile::create(driven, creation.id());
    write_file_attributes(file.id(), shape, provenance);
    GroupWriter root(file.id());
    write_coordinates(root, shape, runs.size());
    write_run_table(root, runs);
    write_variables(root, shape, trajectories);
    root.finish();
    write_events(file.id(), trajectories);
    write_provenance(file.id(), provenance);
    file.close();
}

} // namespace

void write_result(const std::filesystem::path& path, const ResultShape& shape, std::span<const RunRow> runs,
                  std::span<const Recorder* const> trajectories, const Provenance& provenance, bool replace)
{
    check_same_shape(shape, runs, trajectories);
    const hdf5::QuietErrors quiet;
    SafeFile file(path, replace);
    const auto driven = std::make_shared<hdf5::DrivenFile>();
    driven->descriptor = file.descriptor();
    try {
        write_hdf5(driven, shape, runs, trajectories, provenance);
    } catch (const hdf5::Hdf5Error& error) {
        if (driven->error == 0) {
            throw FileError(printable(path) + ": could not be written: " + error.what() + ": run again");
        }
    }
    const std::uint64_t length = driven->length;
    if (driven->error == 0) {
        const Trailer trailer{.length = length, .digest = digest_of_file(file.descriptor(), length, path)};
        driven->write(length, trailer_size, encode(trailer).data());
    }
    if (driven->error != 0) {
        throw file_error(path, "could not be written", driven->error, "make room, or choose another folder");
    }
    file.commit();
}

} // namespace chokepoint
