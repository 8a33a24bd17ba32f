// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "arguments.hpp"

namespace CLI {
class App;
}

namespace chokepoint::program {

//! Options as they were typed; CLI11 reads numbers too generously (-1 as 2^64 - 1), so they are read
//! afterwards.
struct Typed {
    std::string color = "auto";
    std::string seed = "0";
    std::string replicate = "0";
    std::string threads;
    std::string part_size;
    std::string shard;
    std::string run;
    std::string schema = "scenario";
    std::string library;
};

//! What every verb takes. \throws UsageError
void read_common(Arguments& arguments, const Typed& typed);

//! Reads what was typed for a verb, and checks what it needs. \throws UsageError
Verb read_verb(Arguments& arguments, const CLI::App& verb, const Typed& typed);

} // namespace chokepoint::program
