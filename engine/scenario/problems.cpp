// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "scenario/problems.hpp"

#include "core/text.hpp"

#include <algorithm>
#include <utility>

namespace chokepoint::reading {
namespace {

constexpr std::size_t most_shown = 100;       // problems in one error
constexpr std::size_t longest_line = 400;     // bytes of a source line under a message
constexpr std::size_t longest_word = 64;      // bytes of a word that may have near words
constexpr std::size_t longest_quotation = 60; // bytes of the input in a message

//! Cuts at most this many bytes without splitting a character.
std::string_view cut(std::string_view text, std::size_t most)
{
    if (text.size() <= most) {
        return text;
    }
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xc0) == 0x80) {
        --most;
    }
    return text.substr(0, most);
}

} // namespace

int Files::add(File file)
{
    files_.push_back(std::move(file));
    return static_cast<int>(files_.size()) - 1;
}

std::string Files::line_of(Spot spot) const
{
    if (spot.file < 0 || spot.line < 1) {
        return {};
    }
    std::string_view rest = (*this)[spot.file].text;
    for (int line = 1; line < spot.line; ++line) {
        const std::size_t end = rest.find('\n');
        if (end == std::string_view::npos) {
            return {};
        }
        rest.remove_prefix(end + 1);
    }
    std::string_view line = rest.substr(0, rest.find_first_of("\r\n"));
    return line.size() > longest_line ? std::string() : escape_controls(line);
}

void Problems::add(Spot spot, std::string path, std::string message)
{
    entries_.push_back({spot, std::move(path), std::move(message)});
}

std::vector<Problem> Problems::listed(const Files& files) const
{
    std::vector<Entry> sorted = entries_;
    std::sort(sorted.begin(), sorted.end());
    sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
    std::vector<Problem> problems;
    for (const Entry& entry : sorted) {
        const std::string file = entry.spot.file < 0 ? "scenario" : files[entry.spot.file].shown;
        if (problems.size() == most_shown) {
            problems.push_back({{file, entry.spot.line, entry.spot.column},
                                {},
                                "and " + to_text(static_cast<std::int64_t>(sorted.size() - most_shown)) +
                                    " more errors from here on",
                                {}});
            break;
        }
        problems.push_back({{file, entry.spot.line, entry.spot.column},
                            std::string(cut(entry.path, 200)),
                            entry.message,
                            files.line_of(entry.spot)});
    }
    return problems;
}

void Problems::throw_if_any(const Files& files) const
{
    if (!entries_.empty()) {
        throw ScenarioError(listed(files));
    }
}

std::string in_quotes(std::string_view text)
{
    const std::string_view shown = cut(text, longest_quotation);
    return "'" + escape_controls(shown) + (shown.size() < text.size() ? "...'" : "'");
}

std::string did_you_mean(std::string_view word, std::span<const std::string_view> words)
{
    if (word.size() > longest_word) {
        return {};
    }
    const std::string near = closest(word, words);
    return near.empty() ? std::string() : "; did you mean '" + near + "'?";
}

std::string listed(std::span<const std::string_view> words, std::string_view last)
{
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) {
            text += i + 1 == words.size() ? " " + std::string(last) + " " : ", ";
        }
        text += words[i];
    }
    return text;
}

std::string joined(std::string_view path, std::string_view key)
{
    return path.empty() ? std::string(key) : std::string(path) + "." + std::string(key);
}

} // namespace chokepoint::reading
