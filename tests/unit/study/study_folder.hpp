// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

// Study files for tests: written to a folder that vanishes, with the shipped scenarios as library.

#include "study/design.hpp"
#include "study/study.hpp"
#include "support/temporary_folder.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace chokepoint::test {

//! The folder of the shipped scenarios.
std::filesystem::path library();

class StudyFolder {
  public:
    //! Writes a file below the folder.
    std::filesystem::path write(const std::string& name, std::string_view text) const;

    OpenedStudy open(std::string_view text) const;

    //! All mistakes of a study text, a line each, `line:column: message`; empty if there are none.
    std::string mistakes(std::string_view text) const;

    const std::filesystem::path& path() const { return folder_.path(); }

  private:
    TemporaryFolder folder_;
};

//! A study of the scenario `minimal` with this behind its head.
std::string study_of_minimal(std::string_view rest);

//! The design of such a study.
Design design_of_minimal(std::string_view rest);

} // namespace chokepoint::test
