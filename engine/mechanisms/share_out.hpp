// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include <cstdint>
#include <span>

namespace chokepoint {

//! Whole parts of `total` in proportion to `weights`, by largest remainder; of equal remainders the first row
//! wins. All zero where all weights are. The parts sum to `total`.
void share_out(std::int64_t total, std::span<const double> weights, std::span<std::int64_t> parts);

//! The same tier by tier: rows of the lowest tier are served before all others, as far as they want. With one
//! tier alone it is share_out().
void share_out_by_tier(std::int64_t total, std::span<const double> wants, std::span<const std::int64_t> tiers,
                       std::span<std::int64_t> parts);

} // namespace chokepoint
