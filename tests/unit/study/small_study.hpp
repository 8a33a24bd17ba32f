// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

// A study of two small policies that differ in what exists, and what tests do with it.

#include "output/stored_result.hpp"
#include "study/batch.hpp"
#include "support/temporary_folder.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace chokepoint::test {

class SmallStudy {
  public:
    explicit SmallStudy(int replicates = 5);

    const std::filesystem::path& path() const { return folder_.path(); }

    std::filesystem::path output(const std::string& name = "out.h5") const { return path() / name; }

    //! Writes the study anew; `rest` stands behind its head.
    void write(int replicates, std::string_view rest = "",
               std::string_view scenarios = "[lib:minimal, free.yaml]");

    //! Writes the second scenario: `minimal` without its export rule, and with other lines.
    void write_scenario(std::string_view rest = "");

    //! What a batch does to the study. Unless options say otherwise: threads 2, output `out.h5`.
    BatchReport run(BatchOptions options = {}, const Host& host = {},
                    const Simulator& simulator = simulate_world) const;

    //! The message with which it is refused; "" if it is not.
    std::string refusal(const BatchOptions& options, const Host& host = {}) const;

    BatchOptions options(std::string_view name = "out.h5", int threads = 2, std::int64_t part_size = 0) const;
    BatchOptions resume(std::string_view name = "out.h5") const;

    //! Runs on one thread until so many runs are over, and stops as a signal would.
    void run_part(std::int64_t runs, BatchOptions options) const;

    std::vector<std::string> names() const; //!< of all in the folder but the study and the scenario, sorted

  private:
    TemporaryFolder folder_;
};

inline const Release test_release{"1.2.3", "abc", "test"};

//! Digests of a file's runs, by number.
std::vector<std::string> digests_of(const std::filesystem::path& file);

std::string bytes_of(const std::filesystem::path& file);

} // namespace chokepoint::test
