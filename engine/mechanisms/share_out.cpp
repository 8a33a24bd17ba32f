// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "mechanisms/share_out.hpp"

#include "core/sums.hpp"

#include <cmath>

namespace chokepoint {

void share_out(std::int64_t total, std::span<const double> weights, std::span<std::int64_t> parts)
{
    const double sum = ordered_sum(weights);
    std::int64_t left = sum > 0.0 ? total : 0;
    const auto exact = [&](std::size_t row) { return static_cast<double>(total) * (weights[row] / sum); };
    for (std::size_t row = 0; row < parts.size(); ++row) {
        parts[row] = sum > 0.0 ? static_cast<std::int64_t>(std::floor(exact(row))) : 0;
        left -= parts[row];
    }
    // Rounding of `exact` can hand out at most a few too many or leave fewer than there are rows.
    for (; left > 0; --left) {
        std::size_t best = parts.size();
        for (std::size_t row = 0; row < parts.size(); ++row) {
            const auto lack = [&](std::size_t r) { return exact(r) - static_cast<double>(parts[r]); };
            if (weights[row] > 0.0 && (best == parts.size() || lack(row) > lack(best))) {
                best = row;
            }
        }
        ++parts[best];
    }
    for (std::size_t row = parts.size(); left < 0 && row-- > 0;) {
        const std::int64_t back = std::min(parts[row], -left);
        parts[row] -= back;
        left += back;
    }
}

} // namespace chokepoint
