// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

namespace chokepoint {

//! `F.parts/`: the finished runs of a batch under way, in closed files that are never changed again. To be
//! used under the output's lock.
class PartsFolder {
  public:
    explicit PartsFolder(const std::filesystem::path& output);

    const std::filesystem::path& path() const { return folder_; }

    std::filesystem::path manifest() const { return folder_ / "manifest.json"; }

    bool exists() const;

    //! Makes the folder, and makes sure that it outlives a power cut. \throws FileError
    void create();

    //! Closed parts, by name; what a killed process left unfinished is not among them.
    std::vector<std::filesystem::path> parts() const;

    //! A name for another part.
    std::filesystem::path next();

    //! Gives a damaged part another name, so that its runs are made again. \return the new name
    std::filesystem::path set_aside(const std::filesystem::path& part) const;

    //! Removes what killed processes left of files that were not finished. \throws FileError
    void remove_unfinished() const;

    //! Removes what batches put there, the manifest first, and then the folder if nothing else is in it.
    //! \throws FileError
    void remove() const;

  private:
    std::filesystem::path folder_;
    std::int64_t last_ = -1; //!< number of the last part; below 0: not looked for yet
};

//! Removes what killed processes left of a result file, and of its log, that were not finished. Under the
//! output's lock.
void remove_unfinished(const std::filesystem::path& output);

} // namespace chokepoint
