// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "study/study_plan.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace chokepoint::bench {

//! A study of a shipped scenario, and where it and its result are.
class StudyCase {
  public:
    //! \param outputs  as a study file lists them; empty: everything
    StudyCase(const std::filesystem::path& folder, std::string name, std::string_view scenario, int runs,
              std::string_view outputs);

    const std::string& name() const { return name_; }

    const StudyPlan& plan() const { return plan_; }

    const std::filesystem::path& result() const { return result_; }

    //! The whole batch: parts, and one file in the end.
    void run(int threads) const;

    //! Its runs without any output.
    void simulate(int threads) const;

    //! Its runs with digest and records, which nobody writes.
    void record(int threads) const;

  private:
    std::string name_;
    std::filesystem::path file_;
    std::filesystem::path result_;
    StudyPlan plan_;
};

//! Times of what makes one part safe, for each of its runs [s].
struct CommitTimes {
    double all = 0.0;         //!< writing a part, everything included
    double hash = 0.0;        //!< of the written bytes
    double check = 0.0;       //!< the part is opened as any reader would, and compared
    double synchronise = 0.0; //!< to the disk, then the name
};

//! Writes a part of `runs` runs several times. Middle times.
CommitTimes commit_times(const StudyCase& study, int runs);

} // namespace chokepoint::bench
