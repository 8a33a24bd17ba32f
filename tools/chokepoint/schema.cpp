// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "verbs.hpp"

#include <chokepoint/scenario.hpp>

namespace chokepoint::program {

int schema(const Terminal& terminal)
{
    terminal.print(schema_text());
    return done;
}

} // namespace chokepoint::program
