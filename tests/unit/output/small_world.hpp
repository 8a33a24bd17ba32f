// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "output/checked_open.hpp"
#include "output/result_file.hpp"
#include "support/temporary_folder.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace chokepoint::test {

//! A scenario of three months, 2019-12 to 2020-02, with a few entities and neither funds nor packaging lines.
Scenario small_scenario();

//! What a cell of a variable holds in the small world: a formula of names and numbers, nothing simulated.
//! Real numbers are NaN where (month + cell) mod 7 is 3.
double real_cell(const std::string& variable, std::size_t run, std::size_t month, std::size_t cell);
std::int64_t whole_cell(const std::string& variable, std::size_t run, std::size_t month, std::size_t cell);
std::int8_t flag_cell(const std::string& variable, std::size_t run, std::size_t month, std::size_t cell);

//! The world after a month (counted from 0) in which one event happened.
void fill_month(const Scenario& scenario, World& world, std::size_t run, std::size_t month);

//! Three runs: one of three months, one that failed after two, one that never began.
struct Sample {
    Scenario scenario;
    std::vector<RunRow> runs;
    std::vector<std::unique_ptr<Recorder>> recorders;
    std::vector<const Recorder*> trajectories;
    Provenance provenance;
    ResultShape shape;

    void write(const std::filesystem::path& path, bool replace = false) const;
};

//! \param with_events  whether months have events
Sample small_sample(bool with_events = true);

//! A new, empty folder, removed with everything in it.
class Folder : public TemporaryFolder {
  public:
    std::filesystem::path operator/(const std::string& name) const { return path() / name; }

    std::vector<std::string> names() const; //!< of what is in it, sorted
};

//! A sample in a folder of its own, written and opened again.
struct Written {
    Folder folder;
    Sample sample;
    ResultFile file;

    explicit Written(Sample given = small_sample()) : sample(std::move(given)), file(open()) {}

    ResultFile open()
    {
        sample.write(folder / "a.h5");
        return ResultFile(folder / "a.h5");
    }
};

std::string read_bytes(const std::filesystem::path& path);
void write_bytes(const std::filesystem::path& path, const std::string& bytes);

} // namespace chokepoint::test
