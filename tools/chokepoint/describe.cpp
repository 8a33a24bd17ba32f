// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "verbs.hpp"

#include <chokepoint/scenario.hpp>

namespace chokepoint::program {

int describe(const DescribeArguments& arguments, const Terminal& terminal)
{
    terminal.print(chokepoint::describe(arguments.path));
    return done;
}

} // namespace chokepoint::program
