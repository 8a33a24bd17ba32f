// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include <chokepoint/host.hpp>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace chokepoint {

//! How results of one study are put together.
struct MergeOptions {
    //! Result files of the study: of shards, or of earlier batches; or the names of results in the making,
    //! whose finished runs are taken from `<name>.parts`; or such folders. Order does not matter.
    std::vector<std::filesystem::path> parts;
    std::filesystem::path output;
    bool force = false; //!< replace a result of that name
};

//! What stands in the file.
struct MergeReport {
    std::filesystem::path output;
    std::int64_t study_runs = 0;       //!< of the study
    std::int64_t runs = 0;             //!< of them in the file
    std::int64_t failed = 0;           //!< of those, runs that ended with an error
    std::string missing;               //!< numbers of the runs that no part has: "3, 7, 11-15"
    std::vector<std::string> problems; //!< parts that are not there or damaged, one sentence each
};

//! Puts the runs of shards and of batches under way into one file, which appears complete and checked, or not
//! at all. When no run is missing it is byte for byte the file of a batch that was not divided.
//! \throws FileError where the output exists or is being written, a part is of another study or release, is
//!         being written, has another result for a run, or where no part can be read; Stopped
MergeReport merge_results(const MergeOptions& options, const Host& host = {});

} // namespace chokepoint
