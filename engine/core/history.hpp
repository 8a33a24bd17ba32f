// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include <algorithm>
#include <span>
#include <type_traits>

namespace chokepoint {

//! A value joins those of the past, newest first; the oldest is forgotten. Where no past is kept, nothing
//! happens.
template <class T> void remember(std::span<T> past, std::type_identity_t<T> newest)
{
    if (!past.empty()) {
        std::copy_backward(past.begin(), past.end() - 1, past.end());
        past.front() = newest;
    }
}

} // namespace chokepoint
