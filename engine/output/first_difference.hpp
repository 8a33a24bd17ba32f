// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "output/recorder.hpp"
#include "output/stored_result.hpp"

#include <string>

namespace chokepoint {

//! Where a stored run and one that was recorded now part: the first month, and in it the first variable and
//! number, with both numbers. Variables that only one of them has are not compared.
//! \param row  of the stored run
//! \return one sentence; empty if nothing differs
//! \throws std::runtime_error where a recorded number has no place among the stored ones
std::string first_difference(const StoredResult& stored, std::size_t row, const Recorder& recorded);

} // namespace chokepoint
