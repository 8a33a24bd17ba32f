// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

// Files that mean harm or know no better: what a reader meets that is open to strangers. Also the seeds of
// the fuzz target.

#include <string>
#include <vector>

namespace chokepoint::test {

struct HostileFile {
    std::string name;
    std::string text;
    std::string message; //!< part of what the reader says
};

//! Bytes and syntax: what must be stopped before it has any meaning.
std::vector<HostileFile> hostile_files();

} // namespace chokepoint::test
