// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "machine.hpp"
#include "usage.hpp"
#include "verbs.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <new>
#include <string_view>

#include <unistd.h>

namespace chokepoint::program {
namespace {

int act(const Arguments& arguments, const Terminal& terminal, const std::vector<std::string>& words)
{
    switch (arguments.verb) {
    case Verb::help:
        terminal.print(arguments.help);
        return done;
    case Verb::run:
        return run(arguments.run, arguments.common, terminal, words);
    case Verb::sample:
        return sample(arguments.sample, arguments.common, terminal);
    case Verb::batch:
        return batch(arguments.batch, arguments.common, terminal, words);
    case Verb::merge:
        return merge(arguments.merge, terminal, words);
    case Verb::rerun:
        return rerun(arguments.rerun, terminal, words);
    case Verb::status:
        return status(arguments.status, terminal);
    case Verb::validate:
        return validate(arguments.validate, arguments.common, terminal);
    case Verb::describe:
        return describe(arguments.describe, terminal);
    case Verb::schema:
        return schema(arguments.schema, terminal);
    case Verb::sources:
        return sources(arguments.sources, arguments.common, terminal);
    case Verb::diff:
        return diff(arguments.diff, arguments.common, terminal);
    case Verb::version:
        return version(arguments.version, terminal);
    }
    return failed;
}

//! Does what the words say; whatever goes wrong becomes one message and an exit code.
int act_and_report(const std::vector<std::string>& words)
{
    Arguments arguments;
    try {
        arguments = parse_arguments(words);
        const Terminal terminal(arguments.common);
        const int code = act(arguments, terminal, words);
        finish_output();
        return code;
    } catch (const UsageError& error) {
        const Terminal terminal(arguments.common);
        terminal.fail(error.what());
        terminal.say(fmt::format("'chokepoint {}{}--help' says what is possible", error.verb(),
                                 error.verb().empty() ? "" : " "));
        return wrong_input;
    } catch (const ScenarioError& error) {
        Terminal(arguments.common).fail(error);
        return wrong_input;
    } catch (const std::bad_alloc&) {
        Terminal(arguments.common).fail("out of memory; close other programs, or run a smaller scenario");
    } catch (const std::logic_error& error) {
        Terminal(arguments.common)
            .fail(fmt::format("internal error: {}; please report it with the command line", error.what()));
    } catch (const std::exception& error) {
        Terminal(arguments.common).fail(error.what());
    }
    return failed;
}

//! Where there is no memory even for the message, or an exception could not be thrown for want of it.
[[noreturn]] void end_at_once() noexcept
{
    constexpr std::string_view message = "error: ended within the program, out of memory if not otherwise "
                                         "broken; what was reported finished is kept\n";
    [[maybe_unused]] const ssize_t written = write(STDERR_FILENO, message.data(), message.size());
    std::_Exit(failed);
}

} // namespace
} // namespace chokepoint::program

int main(int argc, char** argv)
{
    using namespace chokepoint::program;
    std::set_terminate(end_at_once);
    keep_memory();
    const int code = act_and_report(std::vector<std::string>(argv + (argc > 0 ? 1 : 0), argv + argc));
    if (code == failed) {
        // Where a disk or the memory has failed HDF5 may be in a state in which its own end prints nonsense,
        // or breaks. What is to be kept is on the disk.
        std::fflush(nullptr);
        std::_Exit(code);
    }
    return code;
}
