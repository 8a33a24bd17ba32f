// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "study/run_log.hpp"

#include <chokepoint/merge.hpp>

#include <cstddef>
#include <span>
#include <string>

namespace chokepoint {

//! See `merge_results` in the public face.
MergeReport merge_parts(const MergeOptions& options, const Release& release, const Host& host);

//! Numbers as people read them: "3, 7, 11-15". At most so many are named, then how many there are.
//! \param numbers  rising
std::string ranges_text(std::span<const std::size_t> numbers, std::size_t most = 20);

} // namespace chokepoint
