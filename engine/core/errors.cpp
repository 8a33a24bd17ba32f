// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "core/text.hpp"

#include <chokepoint/errors.hpp>

#include <utility>

namespace chokepoint {

namespace {

std::string joined(const std::vector<Problem>& problems)
{
    std::string text;
    for (const Problem& problem : problems) {
        text += problem.text() + "\n";
    }
    const auto count = static_cast<std::int64_t>(problems.size());
    return text + to_text(count) + (count == 1 ? " error" : " errors") + "; nothing was run";
}

} // namespace

std::string Problem::text() const
{
    std::string text = place.file.empty() ? "" : place.file + ":";
    for (const int position : {place.line, place.column}) {
        if (position <= 0) {
            break; // a column means nothing without its line
        }
        text += to_text(std::int64_t{position}) + ":";
    }
    text += (text.empty() ? "error: " : " error: ") + message;
    if (!path.empty()) {
        text += "  [" + path + "]";
    }
    return escape_controls(text);
}

ScenarioError::ScenarioError(std::vector<Problem> problems)
    : std::runtime_error(joined(problems)), problems_(std::move(problems))
{
}

} // namespace chokepoint
