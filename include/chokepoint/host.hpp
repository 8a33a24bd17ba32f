// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include <chokepoint/month.hpp>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace chokepoint {

//! How far a run is, or a batch of runs.
struct Progress {
    std::int64_t months_done = 0;
    std::int64_t months_total = 0; //!< of a batch: of all its runs, and those of earlier sessions are done
    Month month;                   //!< simulated last

    std::int64_t runs_done = 0;   //!< of a batch: finished and safely stored, earlier ones too
    std::int64_t runs_total = 0;  //!< 0: a single run
    std::int64_t runs_failed = 0; //!< of those that are finished
};

//! What a run may know about the machine it runs on. The engine reads no clock, no environment and prints
//! nothing; whatever it needs of these it asks here. None of it enters a result file: it goes to the log.
//! Functions that are not set are not called, and what they would have said is left out of the log.
struct Host {
    std::function<std::string()> now;           //!< date and time, such as "2026-11-01T09:30:00Z"
    std::function<double()> seconds;            //!< a steady clock [s]
    std::function<std::uint64_t()> free_memory; //!< what the process may still take [bytes]
    std::function<std::uint64_t(const std::filesystem::path& folder)> free_disk; //!< room in a folder [bytes]

    std::string name;         //!< of the machine
    std::string cpu;          //!< model of the processor
    std::int64_t process = 0; //!< id of the process
    std::string folder;       //!< current folder
    std::string command_line; //!< as typed

    std::function<void(const Progress&)> progress; //!< called after each month; by one thread at a time
    std::function<void(std::string_view)> warning; //!< one sentence; by one thread at a time
    std::function<bool()> stop; //!< asked after each month, by any thread; true ends the run with Stopped
};

//! A run ended because Host::stop said so, and nothing was written; or a batch, and its finished runs are
//! kept.
class Stopped : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

} // namespace chokepoint
