// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study/unit_points.hpp"

#include "core/random.hpp"
#include "study/sobol.hpp"

#include <algorithm>
#include <numeric>

namespace chokepoint {
namespace {

//! A draw of a design: it belongs to no month and no replicate.
Block design_draw(std::uint64_t seed, Stream stream, std::int64_t number, std::size_t factor)
{
    return draw({seed, 0}, stream, static_cast<std::uint32_t>(number), Month{}, 0,
                static_cast<std::uint32_t>(factor));
}

std::uint64_t joined(std::uint32_t high, std::uint32_t low)
{
    return static_cast<std::uint64_t>(high) << 32 | low;
}

//! The middle of the 2^-52 in which the bits lie: in (0, 1), exact in double.
double in_unit_interval(std::uint64_t bits)
{
    return (static_cast<double>(bits >> 12) + 0.5) * 0x1p-52;
}

//! A random order of numbers from 0: by their keys, equal keys by number.
std::vector<std::size_t> order_of(const std::vector<std::uint64_t>& keys)
{
    std::vector<std::size_t> order(keys.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return keys[a] < keys[b]; });
    return order;
}

std::vector<UnitPoint> empty_points(std::int64_t points, std::size_t factors)
{
    return std::vector<UnitPoint>(static_cast<std::size_t>(points), {std::vector<double>(factors), 0});
}

} // namespace

std::vector<UnitPoint> grid_points(const std::vector<std::vector<double>>& levels)
{
    std::vector<UnitPoint> points(1);
    for (const std::vector<double>& of_factor : levels) {
        std::vector<UnitPoint> finer;
        for (const UnitPoint& point : points) {
            for (const double level : of_factor) {
                finer.push_back(point);
                finer.back().at.push_back(level);
            }
        }
        points = std::move(finer);
    }
    return points;
}

std::vector<UnitPoint> latin_hypercube_points(std::int64_t points, std::size_t factors, std::uint64_t seed)
{
    std::vector<UnitPoint> hypercube = empty_points(points, factors);
    for (std::size_t factor = 0; factor < factors; ++factor) {
        std::vector<std::uint64_t> keys;
        for (std::int64_t i = 0; i < points; ++i) {
            const Block block = design_draw(seed, Stream::hypercube_stratum, i, factor);
            keys.push_back(joined(block.words[0], block.words[1]));
        }
        const std::vector<std::size_t> strata = order_of(keys);
        for (std::size_t i = 0; i < hypercube.size(); ++i) {
            const Block block =
                design_draw(seed, Stream::hypercube_stratum, static_cast<std::int64_t>(i), factor);
            hypercube[i].at[factor] =
                (static_cast<double>(strata[i]) + uniform(block.words[2])) / static_cast<double>(points);
        }
    }
    return hypercube;
}

std::vector<UnitPoint> sobol_points(std::int64_t points, std::size_t factors, std::uint64_t seed)
{
    std::vector<UnitPoint> shifted = empty_points(points, factors);
    const std::vector<std::vector<std::uint64_t>> sequence = sobol_sequence(points, factors);
    for (std::size_t factor = 0; factor < factors; ++factor) {
        const Block block = design_draw(seed, Stream::sobol_shift, static_cast<std::int64_t>(factor), 0);
        const std::uint64_t shift = joined(block.words[0], block.words[1]);
        for (std::size_t i = 0; i < shifted.size(); ++i) {
            shifted[i].at[factor] = in_unit_interval(sequence[i][factor] ^ shift);
        }
    }
    return shifted;
}

std::vector<UnitPoint> saltelli_points(std::int64_t points, std::size_t factors, std::uint64_t seed)
{
    std::vector<UnitPoint> design;
    for (const UnitPoint& both : sobol_points(points, 2 * factors, seed)) {
        const auto middle = both.at.begin() + static_cast<std::ptrdiff_t>(factors);
        const std::vector<double> a(both.at.begin(), middle);
        const std::vector<double> b(middle, both.at.end());
        design.push_back({a, 0});
        design.push_back({b, 1});
        for (std::size_t factor = 0; factor < factors; ++factor) {
            design.push_back({a, 2 + static_cast<std::int64_t>(factor)});
            design.back().at[factor] = b[factor];
        }
    }
    return design;
}

std::vector<UnitPoint> morris_points(std::int64_t trajectories, std::size_t factors, std::int64_t levels,
                                     std::uint64_t seed)
{
    const std::int64_t stride = levels / 2;
    const auto at = [&](std::int64_t level) {
        return static_cast<double>(level) / static_cast<double>(levels - 1);
    };
    std::vector<UnitPoint> design;
    for (std::int64_t trajectory = 0; trajectory < trajectories; ++trajectory) {
        UnitPoint point{std::vector<double>(factors), trajectory};
        std::vector<double> end(factors);
        std::vector<std::uint64_t> keys(factors);
        for (std::size_t factor = 0; factor < factors; ++factor) {
            const Block block = design_draw(seed, Stream::morris_step, trajectory, factor);
            const auto low = static_cast<std::int64_t>(uniform(block.words[0]) * static_cast<double>(stride));
            const bool up = block.words[1] < 1U << 31;
            point.at[factor] = at(up ? low : low + stride);
            end[factor] = at(up ? low + stride : low);
            keys[factor] = joined(block.words[2], block.words[3]);
        }
        design.push_back(point);
        for (const std::size_t factor : order_of(keys)) {
            point.at[factor] = end[factor];
            design.push_back(point);
        }
    }
    return design;
}

} // namespace chokepoint
