// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "study/study_identity.hpp"

#include <optional>

namespace chokepoint {

//! What a batch notes of itself before its first run, in `F.parts/manifest.json`.
struct Manifest {
    std::string name; //!< of the study
    StudyIdentity identity;
    Provenance provenance;     //!< what parts leave out: texts of study and scenarios, sources
    std::int64_t runs = 0;     //!< of the whole study
    std::size_t part_size = 0; //!< runs of a part; 0: as memory and time ask
    bool replaces = false;     //!< the result file that is there is not of this study, and will be replaced
};

//! Writes it under its name complete, or not at all. \throws FileError
void write_manifest(const std::filesystem::path& file, const Manifest& manifest);

//! Nothing if there is none, or if it is damaged: every part says itself what it is of.
std::optional<Manifest> read_manifest(const std::filesystem::path& file);

} // namespace chokepoint
