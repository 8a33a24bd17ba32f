// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "support.hpp"

#include "scenario/layout.hpp"
#include "support/catch.hpp"
#include "support/source_dir.hpp"

#include <algorithm>
#include <atomic>
#include <fstream>
#include <iterator>
#include <random>

namespace chokepoint::test {

std::string small_text()
{
    std::ifstream stream(testing::source_dir() / "tests/unit/scenario/small.yaml", std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::string edited(std::string text, std::string_view find, std::string_view replace)
{
    const std::size_t at = text.find(find);
    INFO("looking for " << find);
    REQUIRE(at != std::string::npos);
    return text.replace(at, find.size(), replace);
}

Scenario read(std::string_view text, const LoadOptions& options)
{
    return load_scenario_text(text, "small.yaml", options).scenario;
}

namespace {

template <class Load> std::string errors_from(Load load)
{
    try {
        load();
    } catch (const ScenarioError& error) {
        std::string text;
        for (const Problem& problem : error.problems()) {
            text += problem.text() + "\n";
        }
        return text;
    }
    return {};
}

} // namespace

std::string errors_of(std::string_view text, const LoadOptions& options)
{
    return errors_from([&] { load_scenario_text(text, "small.yaml", options); });
}

std::string errors_of_file(const std::filesystem::path& file, const LoadOptions& options)
{
    return errors_from([&] { load_scenario_file(file, options); });
}

Marked take_mark(std::string text)
{
    const std::size_t at = text.find("@@");
    REQUIRE(at != std::string::npos);
    const std::size_t line_start = text.rfind('\n', at) == std::string::npos ? 0 : text.rfind('\n', at) + 1;
    const auto line = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n') + 1;
    text.erase(at, 2);
    return {text, std::to_string(line) + ":" + std::to_string(at - line_start + 1)};
}

Folder::Folder()
{
    static std::atomic<int> count = 0;
    std::random_device device;
    path_ = std::filesystem::temp_directory_path() /
            ("chokepoint_scenario_" + std::to_string(device()) + "_" + std::to_string(++count));
    std::filesystem::create_directories(path_);
}

Folder::~Folder()
{
    std::error_code error;
    std::filesystem::remove_all(path_, error);
}

std::filesystem::path Folder::write(const std::filesystem::path& name, std::string_view text) const
{
    const std::filesystem::path place = path_ / name;
    std::filesystem::create_directories(place.parent_path());
    std::ofstream(place, std::ios::binary) << text;
    return place;
}

const Quantity& quantity(const Scenario& scenario, std::string_view path)
{
    const auto found = std::find_if(scenario.quantities.begin(), scenario.quantities.end(),
                                    [&](const Quantity& q) { return q.path == path; });
    INFO("looking for " << path);
    REQUIRE(found != scenario.quantities.end());
    return *found;
}

} // namespace chokepoint::test
