// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "json_text.hpp"
#include "verbs.hpp"

#include <chokepoint/version.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace chokepoint::program {

int version(const VersionArguments& arguments, const Terminal& terminal)
{
    if (arguments.json) {
        terminal.print(
            json_text({{"version", chokepoint::version()}, {"revision", revision()}, {"build", build()}}));
    } else {
        terminal.print(fmt::format("chokepoint {} ({}, {})\n", chokepoint::version(), revision(), build()));
    }
    return done;
}

} // namespace chokepoint::program
