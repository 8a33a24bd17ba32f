// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "study/manifest.hpp"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace chokepoint {

//! What lies under the name of a result: the result itself, the parts of a batch under way, or both.
struct StudyParts {
    std::filesystem::path output;             //!< the result's name
    std::vector<std::filesystem::path> files; //!< that hold finished runs of one study
    std::optional<Manifest> manifest;         //!< of the batch under way
    bool under_way = false;                   //!< there is a folder of parts
    bool has_result = false;                  //!< and the result is among `files`

    bool is_there() const { return under_way || has_result; }
};

//! Looks under a result's name, or the name of its folder of parts. A result that a forced batch under way is
//! going to replace is not taken up. \throws FileError where a folder cannot be read
StudyParts find_study_parts(const std::filesystem::path& name);

} // namespace chokepoint
