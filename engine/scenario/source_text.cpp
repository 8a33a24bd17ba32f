// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "scenario/source_text.hpp"

#include "scenario/guard.hpp"

#include <algorithm>

namespace chokepoint::reading {

std::string spelled_null(std::string_view rest)
{
    for (const std::string_view word : {"~", "null", "Null", "NULL"}) {
        if (rest.starts_with(word) &&
            (rest.size() == word.size() || std::string_view(" \t\r\n,]}").find(rest[word.size()]) < 7)) {
            return std::string(word);
        }
    }
    return {};
}

bool is_closed(std::string_view rest)
{
    const char mark = rest.empty() ? ' ' : rest[0];
    if (mark != '"' && mark != '\'') {
        return true; // a block of text
    }
    for (std::size_t i = 1; i < rest.size(); ++i) {
        if (mark == '"' && rest[i] == '\\') {
            ++i;
        } else if (rest[i] == mark) {
            if (mark == '"' || i + 1 == rest.size() || rest[i + 1] != mark) {
                return true;
            }
            ++i;
        }
    }
    return false;
}

bool fits_parser(std::string_view text)
{
    const auto marks =
        std::count_if(text.begin(), text.end(), [](char c) { return c == '[' || c == '{' || c == ','; });
    return marks <= 2 * most_nodes; // every value in brackets needs one of them, and comments may have some
}

} // namespace chokepoint::reading
