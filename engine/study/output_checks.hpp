// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

// What is asked before anything is computed: may the output be written, does it fit.

#include "output/variables.hpp"

#include <chokepoint/host.hpp>

#include <filesystem>

namespace chokepoint {

//! Refuses an output that may not be written: it exists and `force` is not given, or it is no result file.
//! \throws FileError
void check_output(const std::filesystem::path& output, bool force);

//! Memory that the records of one run take [bytes]; the largest number where it would not fit.
std::uint64_t record_bytes(const ResultShape& shape);

//! The product and the sum of two numbers of bytes, or the largest number where they would not fit.
std::uint64_t product(std::uint64_t one, std::uint64_t other);
std::uint64_t sum(std::uint64_t one, std::uint64_t other);

//! "17 MB"
std::string megabytes(std::uint64_t bytes);

//! Refuses records that would not fit; a fifth of the memory stays free for the rest.
//! \param what  such as "the run" \param advice  what to do instead
//! \throws FileError
void check_memory(std::uint64_t needed, const Host& host, const std::string& what, const std::string& advice);

//! Why a result and its parts do not fit on the disk, one sentence; empty if they do.
std::string disk_misfit(std::uint64_t needed, const std::filesystem::path& output, const Host& host);

} // namespace chokepoint
