// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "terminal.hpp"

#include <chokepoint/host.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace chokepoint::program {

//! What the engine may know of this machine: clocks, memory, names. Sinks are left empty.
//! \param words  the command line without the program's name
Host this_machine(const std::vector<std::string>& words);

//! The program with these words, as one would type it again.
std::string command_line(const std::vector<std::string>& words);

//! Lets the memory of a run that is over serve the next one, instead of going back to the system and being
//! fetched and zeroed again. Call once, first.
void keep_memory();

//! At most so many threads: as asked for with --threads, else as a cluster's scheduler has granted (Slurm's
//! SLURM_CPUS_PER_TASK, PBS's NCPUS, Grid Engine's NSLOTS), else 0: as the affinity of the process says.
//! A variable that is no whole number from 1 to 1024 is warned of and passed over.
int threads_to_use(int asked, const Terminal& terminal);

//! Folder of the shipped scenarios: as asked for, else that of the build this program lies in, else
//! `../share/chokepoint/scenarios` beside the program; empty if there is none.
std::filesystem::path library_folder(const std::filesystem::path& asked);

//! The file that a word of the command line means: `lib:NAME` is NAME.yaml of the library.
//! \throws UsageError if there is no library.
std::filesystem::path scenario_file(const std::string& word, const std::filesystem::path& library);

} // namespace chokepoint::program
