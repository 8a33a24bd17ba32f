// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include <chokepoint/host.hpp>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace chokepoint {

//! A run that was made again from what its file holds, beside what the file says of it.
struct RerunReport {
    std::int64_t run = 0;
    std::string scenario;
    std::int64_t replicate = 0;
    std::uint64_t seed = 0;
    std::vector<std::string> overrides; //!< what its point set, as `--set` takes them

    std::string digest;       //!< now, 32 hex digits; empty: the run failed
    std::string error;        //!< why it failed now; empty: it did not
    std::string digest_then;  //!< as the file says
    std::string error_then;   //!< as the file says
    std::string release_then; //!< of chokepoint that made it

    //! What differs between the program that made the file and this one, one sentence each.
    std::vector<std::string> differences_of_builds;

    //! The first month, variable and entity whose number differs, with both numbers, in one sentence; empty
    //! if none does.
    std::string first_difference;

    bool same() const { return digest == digest_then && error == error_then && first_difference.empty(); }
};

//! Makes a run again from a result file, or from the parts of a batch under way, and compares all that the
//! file holds of it. Writes nothing.
//! \param run  number of the run, as the file gives it
//! \param threads  at most so many; 0: as many as the machine has. The result does not depend on it
//! \throws FileError where the file cannot be read, has no such run, or holds a scenario that this release
//! does
//!         not read; Stopped
RerunReport rerun(const std::filesystem::path& file, std::int64_t run, int threads = 0,
                  const Host& host = {});

} // namespace chokepoint
