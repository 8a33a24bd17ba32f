// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "scenario/syntax.hpp"

#include "core/text.hpp"

#include <array>
#include <utility>

namespace chokepoint::reading {
namespace {

std::string_view line_of(std::string_view text, int line)
{
    for (int k = 1; k < line; ++k) {
        const std::size_t end = text.find('\n');
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    }
    return text.substr(0, text.find_first_of("\r\n"));
}

//! Whether a tab stands before the first character of a line that is something else.
bool tab_indents(std::string_view line)
{
    return line.substr(0, line.find_first_not_of(" \t")).find('\t') != std::string_view::npos;
}

//! Parts of yaml-cpp's messages, and what they mean for the writer.
constexpr std::array<std::pair<std::string_view, std::string_view>, 9> meanings{{
    {"illegal map value",
     "unexpected ':' (quote a text that holds ': '; keys of one map start in one column)"},
    {"illegal EOF in scalar", "a quotation mark is not closed"},
    {"illegal document indicator in scalar", "a quotation mark is not closed"},
    {"block scalar", "'>' and '|' begin a block of text (quote the value)"},
    {"unknown token", "a value cannot begin with this character (quote it)"},
    {"illegal flow end", "a closing bracket that nothing opened"},
    {"illegal block entry", "a list with '-' cannot begin here (put it on lines of its own)"},
    {"illegal map key", "a key cannot begin here (keys of one map start in one column)"},
    {"end of map not found",
     "the line does not fit the map above (indentation, or text after a quoted value)"},
}};

} // namespace

SyntaxMistake explain_syntax(std::string_view parser_message, std::string_view text, Spot spot,
                             const YamlNode* open)
{
    if (tab_indents(line_of(text, spot.line))) {
        return {{spot.file, spot.line, 1}, "a tab in the indentation (YAML indents with spaces)"};
    }
    if (parser_message.find("flow not found") != std::string_view::npos && open != nullptr) {
        const bool list = open->is_list();
        return {open->spot, std::string(list ? "'[' is not closed by ']'" : "'{' is not closed by '}'") +
                                " (or a comma or a quotation mark is missing)"};
    }
    for (const auto& [part, meaning] : meanings) {
        if (parser_message.find(part) != std::string_view::npos) {
            return {spot, std::string(meaning)};
        }
    }
    return {spot, "this is not YAML: " + escape_controls(parser_message)};
}

} // namespace chokepoint::reading
