// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "mechanisms/share_out.hpp"

#include "core/sums.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

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

void share_out_by_tier(std::int64_t total, std::span<const double> wants, std::span<const std::int64_t> tiers,
                       std::span<std::int64_t> parts)
{
    if (std::ranges::all_of(tiers, [&](std::int64_t tier) { return tier == tiers[0]; })) {
        share_out(total, wants, parts);
        return;
    }
    std::vector<double> of_tier(wants.size());
    std::vector<std::int64_t> served(wants.size());
    std::vector<std::int64_t> order(tiers.begin(), tiers.end());
    std::ranges::sort(order);
    order.erase(std::unique(order.begin(), order.end()), order.end()); // clang 14 has no ranges::unique
    std::ranges::fill(parts, 0);
    std::int64_t left = total;
    for (const std::int64_t tier : order) {
        for (std::size_t row = 0; row < wants.size(); ++row) {
            of_tier[row] = tiers[row] == tier ? wants[row] : 0.0;
        }
        const double wanted = std::ceil(ordered_sum(of_tier));
        const bool enough = tier != order.back() && wanted < static_cast<double>(left);
        share_out(enough ? static_cast<std::int64_t>(wanted) : left, of_tier, served);
        for (std::size_t row = 0; row < wants.size(); ++row) {
            parts[row] += served[row];
            left -= served[row];
        }
    }
}

} // namespace chokepoint
