// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "verbs.hpp"

#include <chokepoint/scenario.hpp>
#include <chokepoint/study.hpp>

namespace chokepoint::program {

int schema(const SchemaArguments& arguments, const Terminal& terminal)
{
    terminal.print(arguments.study ? study_schema_text() : schema_text());
    return done;
}

} // namespace chokepoint::program
