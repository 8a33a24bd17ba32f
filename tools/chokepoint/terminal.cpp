// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "terminal.hpp"

#include <chokepoint/text.hpp>

#include <fmt/format.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <system_error>

#include <sys/ioctl.h>
#include <unistd.h>

namespace chokepoint::program {
namespace {

bool dumb()
{
    const char* type = std::getenv("TERM"); // NOLINT(concurrency-mt-unsafe): nothing here changes it
    return type == nullptr || std::string_view(type) == "dumb";
}

//! Colours as asked for; by default on a terminal, unless it is dumb or NO_COLOR is set (no-color.org).
bool use_color(Color color, int stream)
{
    if (color != Color::automatic) {
        return color == Color::always;
    }
    const char* refused = std::getenv("NO_COLOR"); // NOLINT(concurrency-mt-unsafe): nothing here changes it
    return isatty(stream) == 1 && !dumb() && (refused == nullptr || *refused == '\0');
}

void write(std::FILE* stream, std::string_view text)
{
    std::fwrite(text.data(), 1, text.size(), stream);
}

//! The escaped text; line ends stay.
std::string printable(std::string_view text)
{
    std::string lines;
    while (true) {
        const std::size_t end = text.find('\n');
        lines += escape_controls(text.substr(0, end));
        if (end == std::string_view::npos) {
            return lines;
        }
        lines += '\n';
        text.remove_prefix(end + 1);
    }
}

//! The line of a file and a mark under the column, or nothing.
std::string excerpt(const Problem& problem)
{
    if (problem.source.empty()) {
        return {};
    }
    const std::string line = fmt::format("{:>5} | {}\n", problem.place.line, problem.source);
    if (problem.place.column < 1) {
        return line;
    }
    return line + fmt::format("      | {:>{}}\n", '^', problem.place.column);
}

} // namespace

Terminal::Terminal(const CommonArguments& arguments)
    : color_out_(use_color(arguments.color, STDOUT_FILENO)),
      color_err_(use_color(arguments.color, STDERR_FILENO)), quiet_(arguments.quiet),
      verbose_(arguments.verbose)
{
}

void Terminal::print(std::string_view text) const
{
    write(stdout, text);
}

void Terminal::say(std::string_view text) const
{
    if (!quiet_) {
        write(stderr, printable(text) + "\n");
    }
}

void Terminal::say_more(std::string_view text) const
{
    if (verbose_) {
        say(text);
    }
}

void Terminal::warn(std::string_view text) const
{
    if (!quiet_) {
        write(stderr, label("warning:", "33") + " " + printable(text) + "\n");
    }
}

void Terminal::fail(std::string_view message) const
{
    write(stderr, label("error:", "31") + " " + printable(message) + "\n");
}

void Terminal::fail(const ScenarioError& error) const
{
    for (const Problem& problem : error.problems()) {
        std::string text = printable(problem.text());
        const std::size_t word = text.find(": error: ");
        if (word != std::string::npos) {
            text.replace(word + 2, 6, label("error:", "31"));
        }
        write(stderr, text + "\n" + printable(excerpt(problem)));
    }
}

std::string Terminal::heading(std::string_view text) const
{
    return color_out_ ? fmt::format("\033[1m{}\033[0m", text) : std::string(text);
}

std::string Terminal::label(std::string_view word, std::string_view code) const
{
    return color_err_ ? fmt::format("\033[1;{}m{}\033[0m", code, word) : std::string(word);
}

void finish_output()
{
    errno = 0;
    if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
        const std::string why = errno == 0 ? "write failed" : std::generic_category().message(errno);
        throw FileError("standard output: " + why + "; what was printed is not complete");
    }
}

bool can_redraw()
{
    return isatty(STDERR_FILENO) == 1 && !dumb();
}

std::size_t terminal_width()
{
    winsize size{};
    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
        return size.ws_col;
    }
    return 80;
}

} // namespace chokepoint::program
