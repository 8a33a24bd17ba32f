// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study/study_parts.hpp"

#include "study/parts_folder.hpp"

namespace chokepoint {

namespace fs = std::filesystem;

StudyParts find_study_parts(const fs::path& name)
{
    constexpr std::string_view suffix = ".parts";
    std::string result = name.has_filename() ? name.string() : name.parent_path().string();
    if (result.ends_with(suffix)) {
        result.resize(result.size() - suffix.size());
    }
    StudyParts found;
    found.output = result;
    const PartsFolder folder(found.output);
    found.under_way = folder.exists();
    if (found.under_way) {
        found.manifest = read_manifest(folder.manifest());
        found.files = folder.parts();
    }
    found.has_result =
        fs::exists(fs::symlink_status(found.output)) && !(found.manifest && found.manifest->replaces);
    if (found.has_result) {
        found.files.push_back(found.output);
    }
    return found;
}

} // namespace chokepoint
