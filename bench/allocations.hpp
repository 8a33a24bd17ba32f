// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include <cstdint>

namespace chokepoint::bench {

//! Calls of operator new so far, by all threads of this program.
std::int64_t allocations();

} // namespace chokepoint::bench
