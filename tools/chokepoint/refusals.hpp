// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace chokepoint::program {

//! No verb was found in the words; `rest` are those that nothing took.
//! \throws UsageError always
[[noreturn]] void refuse_verb(const CLI::App& app, const std::vector<std::string>& rest);

//! \throws UsageError if the verb left words
void refuse_rest(const CLI::App& verb);

} // namespace chokepoint::program
