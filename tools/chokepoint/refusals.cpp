// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "refusals.hpp"

#include "usage.hpp"

#include <chokepoint/text.hpp>

#include <fmt/format.h>

#include <CLI/CLI.hpp>

namespace chokepoint::program {
namespace {

//! All words that a verb takes as options: "--seed", "-o", ...
std::vector<std::string> option_names(const CLI::App& app)
{
    std::vector<std::string> names;
    for (const CLI::Option* option : app.get_options()) {
        for (const std::string& name : option->get_lnames()) {
            names.push_back("--" + name);
        }
        for (const std::string& name : option->get_snames()) {
            names.push_back("-" + name);
        }
    }
    return names;
}

//! The message, and the word that may have been meant.
std::string with_suggestion(std::string message, const std::string& typed,
                            const std::vector<std::string>& words)
{
    const std::vector<std::string_view> candidates(words.begin(), words.end());
    const std::string suggestion = closest(typed, candidates);
    if (!suggestion.empty()) {
        message += fmt::format("; did you mean '{}'?", suggestion);
    }
    return message;
}

[[noreturn]] void refuse_option(const CLI::App& app, const std::string& verb, const std::string& word)
{
    const std::string name = word.substr(0, word.find('='));
    throw UsageError(with_suggestion(fmt::format("unknown option '{}'", name), name, option_names(app)),
                     verb);
}

} // namespace

void refuse_verb(const CLI::App& app, const std::vector<std::string>& rest)
{
    if (rest.empty()) {
        throw UsageError("a verb is needed");
    }
    if (rest.front().starts_with("-")) {
        refuse_option(app, {}, rest.front());
    }
    std::vector<std::string> verbs;
    for (const CLI::App* verb : app.get_subcommands({})) {
        verbs.push_back(verb->get_name());
    }
    throw UsageError(with_suggestion(fmt::format("unknown verb '{}'", rest.front()), rest.front(), verbs));
}

void refuse_rest(const CLI::App& verb)
{
    const std::vector<std::string> rest = verb.remaining();
    for (const std::string& word : rest) {
        if (word.starts_with("-") && word.size() > 1) {
            refuse_option(verb, verb.get_name(), word);
        }
    }
    if (!rest.empty()) {
        throw UsageError(fmt::format("unexpected argument '{}'", rest.front()), verb.get_name());
    }
}

} // namespace chokepoint::program
