// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "output/result_file.hpp"

#include "output/checked_open.hpp"
#include "output/file_driver.hpp"
#include "output/result_tables.hpp"
#include "output/safe_file.hpp"
#include "output/trailer.hpp"

#include <algorithm>
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

//! A variable that is being written, block by block of runs.
struct OpenVariable {
    std::size_t index = 0; //!< in the shape
    Handle dataset;
    std::size_t run_bytes = 0;
    std::size_t chunk_runs = 1;
    DigestStream digest; //!< of all that was written

    std::string failed(const ResultShape& shape) const
    {
        return shape.variables[index].name + " could not be written";
    }
};

std::vector<OpenVariable> make_variables(GroupWriter& root, const ResultShape& shape, std::size_t most_runs)
{
    std::vector<OpenVariable> open;
    for (std::size_t i = 0; i < shape.variables.size(); ++i) {
        const ResultVariable& variable = shape.variables[i];
        std::vector<std::string> dimensions{"run", "time"};
        for (const std::size_t dimension : variable.dimensions) {
            dimensions.push_back(shape.dimensions[dimension].name);
        }
        const std::size_t size = size_of(variable.stored);
        OpenVariable made;
        made.index = i;
        made.dataset = make_variable(root, variable, dimensions);
        made.run_bytes = static_cast<std::size_t>(shape.months) * variable.width * size;
        made.chunk_runs =
            std::max<std::size_t>(1, hdf5::chunk_shape(root.shape_of(dimensions), size, most_runs)[0]);
        open.push_back(std::move(made));
    }
    return open;
}

//! Writes whole chunks of one variable, gathered run by run.
void write_block(GroupWriter& root, const ResultShape& shape, OpenVariable& open, std::size_t first,
                 std::size_t end, Trajectories& trajectories, std::vector<std::byte>& slab)
{
    const ResultVariable& variable = shape.variables[open.index];
    for (; first < end; first += open.chunk_runs) {
        const std::size_t runs = std::min(open.chunk_runs, end - first);
        slab.resize(runs * open.run_bytes);
        for (std::size_t run = 0; run < runs; ++run) {
            const std::span<std::byte> into = std::span(slab).subspan(run * open.run_bytes, open.run_bytes);
            if (!trajectories.read(first + run, open.index, into)) {
                fill_missing(variable.stored, into);
            }
        }
        open.digest.add(std::span<const std::byte>(slab));
        root.write_rows(open.dataset.id(), type_of(variable.stored), first, runs, slab.data(),
                        open.failed(shape));
    }
}

//! Block by block of runs, so that of thousands of runs a few are looked at together.
//! \return digests of what each variable holds
std::vector<Digest> write_variables(GroupWriter& root, const ResultShape& shape, std::size_t num_runs,
                                    Trajectories& trajectories, std::size_t most_runs)
{
    std::vector<OpenVariable> variables = make_variables(root, shape, most_runs);
    std::vector<std::byte> slab;
    for (std::size_t first = 0; first < num_runs; first += runs_per_block) {
        for (OpenVariable& variable : variables) {
            write_block(root, shape, variable, first, std::min(first + runs_per_block, num_runs),
                        trajectories, slab);
        }
    }
    std::vector<Digest> digests;
    for (OpenVariable& variable : variables) {
        variable.dataset.close(variable.failed(shape));
        digests.push_back(variable.digest.finish());
    }
    return digests;
}

std::vector<Digest> write_hdf5(const std::shared_ptr<hdf5::DrivenFile>& driven, const ResultShape& shape,
                               std::span<const RunRow> runs, Trajectories& trajectories,
                               const Provenance& provenance, const WriteOptions& options)
{
    const Handle creation = hdf5::creation_list(H5P_FILE_CREATE);
    hdf5::OpenFile file = hdf5::OpenFile::create(driven, creation.id());
    write_file_attributes(file.id(), shape, provenance);
    const std::size_t runs_per_chunk = options.part ? 1 : runs_per_block;
    GroupWriter root(file.id(), runs_per_chunk);
    write_coordinates(root, shape, runs);
    write_run_table(root, runs, provenance.factors);
    const std::vector<Digest> digests =
        write_variables(root, shape, runs.size(), trajectories, runs_per_chunk);
    root.finish();
    write_events(file.id(), runs, trajectories, options.part);
    write_provenance(file.id(), provenance);
    file.close();
    return digests;
}

//! Reads a finished file as any reader would, and compares it with what was meant.
void check_written(const std::filesystem::path& temporary, const std::filesystem::path& path,
                   const ResultShape& shape, std::span<const RunRow> runs, std::span<const Digest> digests)
{
    const ResultFile file(temporary);
    const auto differs = [&](const std::string& what) {
        throw FileError(printable(path) + ": " + what +
                        " does not read back as it was written: check the disk and run again");
    };
    std::vector<std::byte> rows;
    for (std::size_t i = 0; i < shape.variables.size(); ++i) {
        const ResultVariable& variable = shape.variables[i];
        const std::size_t run_bytes =
            static_cast<std::size_t>(shape.months) * variable.width * size_of(variable.stored);
        // Several runs at a time: to call HDF5 costs more than to read a short run.
        constexpr std::size_t most_bytes = std::size_t{4} << 20;
        const std::size_t most_runs =
            std::clamp<std::size_t>(most_bytes / std::max<std::size_t>(1, run_bytes), 1, runs_per_block);
        DigestStream stream;
        for (std::size_t first = 0; first < runs.size(); first += most_runs) {
            const std::size_t count = std::min(most_runs, runs.size() - first);
            rows.resize(count * run_bytes);
            file.read_rows(variable.name, first, count, rows);
            stream.add(std::span<const std::byte>(rows));
        }
        if (stream.finish() != digests[i]) {
            differs(variable.name);
        }
    }
    const std::vector<std::string> run_digests = file.read_texts("digest");
    if (!std::ranges::equal(run_digests, runs, {}, {}, &RunRow::digest)) {
        differs("the run table");
    }
}

} // namespace

void write_result(const std::filesystem::path& path, const ResultShape& shape, std::span<const RunRow> runs,
                  Trajectories& trajectories, const Provenance& provenance, const WriteOptions& options)
{
    if (trajectories.size() != runs.size()) {
        throw std::logic_error("write_result: not one trajectory per run");
    }
    const hdf5::QuietErrors quiet;
    SafeFile file(path, options.replace);
    const auto driven = std::make_shared<hdf5::DrivenFile>();
    driven->descriptor = file.descriptor();
    std::vector<Digest> digests;
    try {
        digests = write_hdf5(driven, shape, runs, trajectories, provenance, options);
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
    check_written(file.temporary(), path, shape, runs, digests);
    file.commit();
}

} // namespace chokepoint
