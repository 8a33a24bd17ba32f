// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include <chokepoint/host.hpp>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace chokepoint {

//! One of several slices of a study that are run apart: run r belongs to slice r mod count + 1.
struct Shard {
    std::int64_t index = 1; //!< from 1
    std::int64_t count = 1; //!< 1: the whole study

    bool holds(std::uint64_t run) const
    {
        return static_cast<std::int64_t>(run % static_cast<std::uint64_t>(count)) + 1 == index;
    }
};

//! How a study is run to one file.
struct BatchOptions {
    std::filesystem::path output; //!< empty: the study file's name with `.h5`, in the current folder; of a
                                  //!< shard with `.shard-i-of-n.h5`
    Shard shard;                  //!< run these, to a file that `merge_results` puts together with others
    bool resume = false;          //!< go on with what an earlier batch left, or begin
    bool force = false;           //!< without resume: replace what is there; either way: run what may not fit
    int threads = 0; //!< at most so many; 0: as many as the machine has. Results do not depend on it
    std::int64_t part_size = 0;    //!< runs of a part; 0: as memory and time ask
    std::filesystem::path library; //!< folder of the shipped scenarios: `lib:name`; may be empty
};

//! A run that ended with an error, and how to make it again.
struct FailedRun {
    std::int64_t number = 0;
    std::string error; //!< one sentence, with the month
    std::filesystem::path scenario;
    std::vector<std::string> overrides; //!< as `--set` takes them
    std::uint64_t seed = 0;
    std::uint32_t replicate = 0;
};

//! What a batch made.
struct BatchReport {
    std::filesystem::path output;
    std::int64_t runs = 0; //!< in the file
    std::int64_t made = 0; //!< of them now; the others were there already
    std::vector<FailedRun> failures;
    std::vector<std::string> warnings; //!< about the study's design, one sentence each
};

//! Runs a study: scenarios x replicates x design. Finished runs are kept in `<output>.parts/`, and in the end
//! stand in one file that appears complete and checked, or not at all. Whatever ends the process, `resume`
//! goes on from what is finished, and the file is the same byte for byte. A run that ends with an error is
//! marked, and the others go on.
//! \throws ScenarioError; FileError where the output exists, is written by another process, belongs to
//! another
//!         study, cannot be written or may not fit; Stopped, after what is finished was kept
BatchReport run_batch(const std::filesystem::path& study, const BatchOptions& options, const Host& host = {});

//! What a batch would take, from one run that was made and timed.
struct BatchForecast {
    std::int64_t runs = 0;
    int threads = 0;
    double seconds_per_run = 0.0; //!< of one thread
    double hours = 0.0;
    std::uint64_t memory = 0; //!< [bytes]; the largest number where it cannot be counted
    std::uint64_t disk = 0;   //!< at most, when parts and result are both there [bytes]
    std::uint64_t result = 0; //!< of it the result file [bytes]
    std::string misfit;       //!< what does not fit, one sentence; empty if all does
};

//! \throws as `run_batch`; Host::seconds must be set
BatchForecast forecast_batch(const std::filesystem::path& study, const BatchOptions& options,
                             const Host& host);

//! How far a study is.
struct BatchStatus {
    std::string study;         //!< its name
    std::int64_t runs = 0;     //!< of the study, as far as known
    bool knows_runs = true;    //!< false: what says how many runs there are is damaged or lost
    std::int64_t done = 0;     //!< finished, failed ones too
    std::int64_t failed = 0;   //!< of those that are done
    std::int64_t damaged = 0;  //!< parts that cannot be read
    bool consolidated = false; //!< all of it stands in result files, nothing in parts
    std::string writer;        //!< who writes it now, or the first of several; empty: nobody

    std::int64_t missing() const { return runs - done; } //!< as far as known
};

//! Of a result file, or of a batch under way whose result will have that name; of several, such as shards,
//! what they hold together. Changes nothing.
//! \throws FileError if there is neither, one is damaged, or they are of several studies
BatchStatus batch_status(const std::vector<std::filesystem::path>& outputs);

} // namespace chokepoint
