// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors

// Loaded into the program by the dynamic linker, to see it refuse a machine that computes otherwise.

#include <cfenv>

namespace {

[[gnu::constructor]] void round_upward()
{
    std::fesetround(FE_UPWARD);
}

} // namespace
