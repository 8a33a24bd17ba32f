// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "output/group_writer.hpp"
#include "output/result_file.hpp"

namespace chokepoint {

//! What stands in a result file beside the trajectories.

void write_file_attributes(hid_t root, const ResultShape& shape, const Provenance& provenance);

//! Coordinates of all dimensions, and `month` beside `time`.
void write_coordinates(hdf5::GroupWriter& root, const ResultShape& shape, std::span<const RunRow> runs);

//! The run table: columns on `run`.
void write_run_table(hdf5::GroupWriter& root, std::span<const RunRow> runs,
                     std::span<const FactorColumn> factors);

//! Dataset of a part's events that lists their texts.
inline constexpr std::string_view event_texts_name = "text";

//! The group `/events`.
//! \param coded  texts as places in a list of texts, for a part: HDF5 takes as long for one text as for
//!               hundreds of numbers
void write_events(hid_t file, std::span<const RunRow> runs, Trajectories& trajectories, bool coded);

//! The group `/provenance`.
void write_provenance(hid_t file, const Provenance& provenance);

hdf5::Handle make_group(hid_t file, const char* name);

} // namespace chokepoint
