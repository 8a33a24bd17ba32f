// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

// What core/parallel.cpp runs its blocks on. Two files implement it; the build takes one of them.

#include <cstddef>

namespace chokepoint::detail {

using Task = void (*)(void* context, std::size_t number);

//! Calls task(context, number) for every number in 0..count, each once, and returns after the last.
//! Tasks do not throw.
void execute(std::size_t count, Task task, void* context);

} // namespace chokepoint::detail
