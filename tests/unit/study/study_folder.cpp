// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study_folder.hpp"

#include "support/source_dir.hpp"

#include <fstream>

namespace chokepoint::test {

std::filesystem::path library()
{
    return testing::source_dir() / "scenarios";
}

std::filesystem::path StudyFolder::write(const std::string& name, std::string_view text) const
{
    const std::filesystem::path file = folder_.path() / name;
    std::ofstream(file, std::ios::binary) << text;
    return file;
}

OpenedStudy StudyFolder::open(std::string_view text) const
{
    return open_study(write("study.yaml", text), library());
}

std::string StudyFolder::mistakes(std::string_view text) const
{
    std::string lines;
    try {
        open(text);
    } catch (const ScenarioError& error) {
        for (const Problem& problem : error.problems()) {
            const std::string file = std::filesystem::path(problem.place.file).filename().string();
            lines += (file == "study.yaml" ? "" : file + ":") + std::to_string(problem.place.line) + ":" +
                     std::to_string(problem.place.column) + ": " + problem.message + "\n";
        }
    }
    return lines;
}

std::string study_of_minimal(std::string_view rest)
{
    return "schema: 1\nstudy: test\nscenarios: [lib:minimal]\n" + std::string(rest);
}

Design design_of_minimal(std::string_view rest)
{
    const StudyFolder folder;
    const OpenedStudy opened = folder.open(study_of_minimal(rest));
    return make_design(opened.study, opened.scenarios);
}

} // namespace chokepoint::test
