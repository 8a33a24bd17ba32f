// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "core/math.hpp"
#include "world/scenario.hpp"

#include <algorithm>
#include <cmath>

namespace chokepoint {

inline constexpr double h100_tops = 1979.0;          //!< dense 8-bit peak of an H100: one H100e [TOPS]
inline constexpr double h100_bandwidth = 3350.0;     //!< memory bandwidth of an H100 [GB/s]
inline constexpr double hours_per_month = 730.5;     //!< of a mean month
inline constexpr double seconds_per_month = 2629800; //!< of a mean month

//! Dense 8-bit peak; the 16-bit peak doubled where a part has no 8-bit mode [TOPS].
inline double peak_ops(const Product& product)
{
    return product.ops_8bit > 0.0 ? product.ops_8bit : 2.0 * product.ops_16bit;
}

//! [H100e]
inline double h100_equivalents(const Product& product)
{
    return peak_ops(product) / h100_tops;
}

//! Performance where arithmetic and memory bandwidth both count: a geometric mean of both over an H100's [1].
inline double roofline_units(const Product& product, double performance_weight)
{
    return math::pow(h100_equivalents(product), performance_weight) *
           math::pow(product.memory_bandwidth / h100_bandwidth, 1.0 - performance_weight);
}

//! Units of performance in which the market of accelerators counts, per H100e.
inline constexpr double market_units_per_h100e = 1000.0;

//! A product's performance as the market counts it [market units].
inline std::int64_t market_performance(const Product& product)
{
    const double units = std::floor(h100_equivalents(product) * market_units_per_h100e + 0.5);
    return std::max<std::int64_t>(1, static_cast<std::int64_t>(units));
}

} // namespace chokepoint
