// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "json_text.hpp"
#include "machine.hpp"
#include "verbs.hpp"

#include <chokepoint/study.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace chokepoint::program {
namespace {

Json to_json(const Problem& problem)
{
    return {{"file", problem.place.file}, {"line", problem.place.line}, {"column", problem.place.column},
            {"path", problem.path},       {"message", problem.message}, {"source", problem.source}};
}

Json row(const std::string& file, bool valid, Json problems)
{
    return {{"file", file}, {"valid", valid}, {"problems", std::move(problems)}};
}

//! Checks one file, reports it, and adds a row for `--json`.
int validate_file(const std::string& file, const std::filesystem::path& library, const Terminal& terminal,
                  Json& rows)
{
    try {
        chokepoint::validate(scenario_file(file, library), library);
        rows.push_back(row(file, true, Json::array()));
        terminal.say(fmt::format("{}: valid", file));
        return done;
    } catch (const ScenarioError& error) {
        terminal.fail(error);
        Json problems = Json::array();
        for (const Problem& problem : error.problems()) {
            problems.push_back(to_json(problem));
        }
        rows.push_back(row(file, false, std::move(problems)));
        return wrong_input;
    } catch (const FileError& error) {
        terminal.fail(error.what());
        Problem problem;
        problem.place.file = file;
        problem.message = error.what();
        rows.push_back(row(file, false, Json::array({to_json(problem)})));
        return failed;
    }
}

} // namespace

int validate(const ValidateArguments& arguments, const CommonArguments& common, const Terminal& terminal)
{
    const std::filesystem::path library = library_folder(common.library);
    Json rows = Json::array();
    int worst = done;
    for (const std::string& file : arguments.files) {
        worst = std::max(worst, validate_file(file, library, terminal, rows));
    }
    if (arguments.json) {
        terminal.print(json_text({{"files", std::move(rows)}}));
    }
    return worst;
}

} // namespace chokepoint::program
