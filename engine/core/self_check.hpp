// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include <string>

namespace chokepoint {

//! Digest of what this machine computes for the known answers: 4,096 values of each function of core/math,
//! and Philox. Goes into every result file's provenance. 32 hexadecimal digits.
std::string self_check_digest();

//! Refuses a machine or build that would not give everyone's bits: rounding not to nearest, denormals
//! flushed, Philox off its published answers, or math functions off the recorded hashes, as scalar or in
//! the widest column variant. Throws std::runtime_error with one line that says which and what to do.
//! Takes below 3 ms.
void self_check();

} // namespace chokepoint
