// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "machine.hpp"
#include "number_text.hpp"
#include "verbs.hpp"

#include <chokepoint/difference.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace chokepoint::program {
namespace {

std::string side_text(const std::optional<KnownNumber>& number, const std::string& text)
{
    return number ? number_text(*number) : text.empty() ? std::string("-") : text;
}

std::string value_line(const ValueDifference& value)
{
    return fmt::format("  {}: {} -> {}\n", value.path, side_text(value.first_number, value.first),
                       side_text(value.second_number, value.second));
}

std::string entity_lines(const std::string& title, const std::vector<std::string>& entities)
{
    std::string text = entities.empty() ? std::string() : title + "\n";
    for (const std::string& entity : entities) {
        text += "  " + entity + "\n";
    }
    return text;
}

std::string value_lines(const std::string& title, const std::vector<ValueDifference>& values, bool same_value)
{
    std::string text;
    for (const ValueDifference& value : values) {
        text += value.same_value == same_value ? value_line(value) : std::string();
    }
    return text.empty() ? text : title + "\n" + text;
}

std::string difference_text(const ScenarioDifference& difference, const DiffArguments& arguments,
                            const Terminal& terminal)
{
    const auto title = [&](const std::string& text) { return terminal.heading(text); };
    const std::string text = entity_lines(title("Only in " + arguments.first), difference.only_first) +
                             entity_lines(title("Only in " + arguments.second), difference.only_second) +
                             value_lines(title("Values"), difference.values, false) +
                             value_lines(title("The same number, otherwise known"), difference.values, true);
    return text.empty() ? "no difference\n" : text;
}

Json side_json(const std::optional<KnownNumber>& number, const std::string& text)
{
    return number ? known_number_json(*number) : text.empty() ? Json(nullptr) : Json(text);
}

Json difference_json(const ScenarioDifference& difference)
{
    Json values = Json::array();
    for (const ValueDifference& value : difference.values) {
        values.push_back({{"path", value.path},
                          {"first", side_json(value.first_number, value.first)},
                          {"second", side_json(value.second_number, value.second)},
                          {"same_value", value.same_value}});
    }
    return {{"only_first", difference.only_first},
            {"only_second", difference.only_second},
            {"values", std::move(values)}};
}

} // namespace

int diff(const DiffArguments& arguments, const CommonArguments& common, const Terminal& terminal)
{
    ScenarioOptions options;
    options.library = library_folder(common.library);
    std::vector<std::shared_ptr<const Scenario>> scenarios;
    int worst = done;
    for (const std::string& file : {arguments.first, arguments.second}) {
        try {
            scenarios.push_back(load_scenario(scenario_file(file, options.library), options));
        } catch (const ScenarioError& error) { // the other may have mistakes too
            terminal.fail(error);
            worst = wrong_input;
        }
    }
    if (worst != done) {
        return worst;
    }
    const ScenarioDifference difference = chokepoint::difference(*scenarios[0], *scenarios[1]);
    terminal.print(arguments.json ? json_text(difference_json(difference))
                                  : difference_text(difference, arguments, terminal));
    return done;
}

} // namespace chokepoint::program
