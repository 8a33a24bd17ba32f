// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study/study_text.hpp"

#include "core/text.hpp"
#include "scenario/yaml_text.hpp"

namespace chokepoint {
namespace {

using reading::yaml_scalar;

//! `[a, b]` of items that are YAML already.
std::string list_text(const std::vector<std::string>& items)
{
    std::string text;
    for (const std::string& item : items) {
        text += (text.empty() ? "" : ", ") + item;
    }
    return "[" + text + "]";
}

std::string words_text(const std::vector<std::string>& words)
{
    std::vector<std::string> items;
    for (const std::string& word : words) {
        items.push_back(yaml_scalar(word));
    }
    return list_text(items);
}

std::string numbers_text(const std::vector<double>& numbers)
{
    std::vector<std::string> items;
    for (const double number : numbers) {
        items.push_back(to_text(number));
    }
    return list_text(items);
}

std::string design_text(const Study& study)
{
    std::string text = "method: " + std::string(design_method_names[static_cast<std::size_t>(study.method)]);
    const auto add = [&](std::string_view key, std::int64_t number) {
        text += number > 0 ? ", " + std::string(key) + ": " + to_text(number) : std::string();
    };
    add("points", study.points);
    add("trajectories", study.trajectories);
    add("levels", study.levels);
    text += study.csv.empty() ? std::string() : ", csv: " + yaml_scalar(study.csv);
    return "design: {" + text + "}\n";
}

std::string variation_text(const Variation& variation)
{
    std::string text = "path: " + yaml_scalar(variation.path);
    if (variation.together) {
        text += ", together: true";
    }
    if (variation.family) {
        const std::string family(family_names[static_cast<std::size_t>(*variation.family)]);
        text += ", distribution: " + (variation.numbers.empty()
                                          ? family
                                          : "{" + family + ": " + numbers_text(variation.numbers) + "}");
    }
    if (!variation.choices.empty()) {
        text += ", choice: " + words_text(variation.choices);
    }
    return "  - {" + text + "}\n";
}

} // namespace

std::string study_text(const OpenedStudy& opened)
{
    const Study& study = opened.study;
    std::vector<std::string> files;
    for (const LoadedScenario& loaded : opened.scenarios) {
        files.push_back(loaded.scenario.name + ".yaml");
    }
    std::string text = "schema: 1\nstudy: " + yaml_scalar(study.name) + "\nscenarios: " + words_text(files) +
                       "\nreplicates: " + to_text(study.replicates) + "\nseed: " + to_text(study.seed) +
                       "\n" + (study.fork_at ? "fork_at: " + study.fork_at->text() + "\n" : std::string()) +
                       design_text(study);
    text += study.parameters.empty() ? "" : "parameters:\n";
    for (const Variation& variation : study.parameters) {
        text += variation_text(variation);
    }
    text += study.outputs.empty() ? std::string() : "outputs: " + words_text(study.outputs) + "\n";
    text += study.quantiles.empty() ? std::string() : "quantiles: " + numbers_text(study.quantiles) + "\n";
    return text;
}

} // namespace chokepoint
