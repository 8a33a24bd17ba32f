// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include <chokepoint/batch.hpp>
#include <chokepoint/run.hpp>

#include <nlohmann/json_fwd.hpp>

#include <string_view>

namespace chokepoint {

//! What the engine is called by its builder.
struct Release {
    std::string_view version;  //!< enters result files
    std::string_view revision; //!< goes to the log only
    std::string_view build;    //!< compiler and build type; to the log only
};

//! What no result file may hold: when, where, by whom and how fast a run was made.
class RunLog {
  public:
    //! Notes the time.
    explicit RunLog(const Host& host);

    //! Writes `<output>.log.jsonl` anew, one JSON object a line. A result is good without its log, so failure
    //! is a warning.
    void write(const RunReport& report, const std::filesystem::path& scenario, const RunOptions& options,
               const Release& release) const;
    void write(const BatchReport& report, const std::filesystem::path& study, const BatchOptions& options,
               const Release& release) const;

  private:
    void write_lines(const std::filesystem::path& output, int threads, const Release& release,
                     nlohmann::ordered_json& work) const;

    const Host& host_;
    std::string started_;
    double seconds_ = 0.0;
};

} // namespace chokepoint
