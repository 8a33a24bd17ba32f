// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

// Inputs that find what goes wrong in mathematical functions: edges, subnormals, huge and tiny numbers,
// numbers ever closer to 1 and to 0, any bit pattern, and the range in which the function lives.

#include "core/math.hpp"
#include "core/random.hpp"

#include <bit>
#include <cmath>
#include <limits>
#include <string_view>
#include <vector>

namespace chokepoint {

using Scalar = double (*)(double);
using Reference = long double (*)(long double);
using InColumns = void (*)(std::span<const double>, std::span<double>, math::Variant);

struct Function {
    std::string_view name;
    Scalar scalar;
    InColumns column;
    Reference exact; //!< the C library's in long double: 64 bits of mantissa on x86
    double least, most;
};

inline const std::vector<Function>& functions()
{
    static const std::vector<Function> all{
        {"exp", math::exp, math::exp, std::exp, -760, 720},
        {"exp10", math::exp10, math::exp10, [](long double x) { return std::pow(10.0L, x); }, -330, 310},
        {"expm1", math::expm1, math::expm1, std::expm1, -50, 720},
        {"log", math::log, math::log, std::log, 0, 1e4},
        {"log2", math::log2, math::log2, std::log2, 0, 1e4},
        {"log10", math::log10, math::log10, std::log10, 0, 1e4},
        {"log1p", math::log1p, math::log1p, std::log1p, -1, 1e4},
        {"tanh", math::tanh, math::tanh, std::tanh, -25, 25},
    };
    return all;
}

inline const std::vector<double>& edges()
{
    using Limits = std::numeric_limits<double>;
    static const std::vector<double> all = [] {
        std::vector<double> sizes{0.0,   1.0,    0.5,     1.5,    2.0,    3.0,   10.0,   0.1,         1e-20,
                                  1e16,  700.0,  708.5,   709.7,  709.79, 710.0, 745.1,  745.2,       750.0,
                                  307.7, 308.25, 308.26,  323.3,  323.4,  324.0, 20.0,   36.0,        38.0,
                                  1e10,  1e154,  1e155,   1e300,  1e307,  2e307, 1e308,  1e-300,      1e-310,
                                  1e-5,  1e-16,  1.2e-16, 2e-308, 100.0,  22.0,  0x1p53, 0x1p52 + 0.5};
        for (const double size : {Limits::min(), Limits::denorm_min(), Limits::max(), Limits::infinity(),
                                  Limits::quiet_NaN(), std::nextafter(1.0, 0.0), std::nextafter(1.0, 2.0)}) {
            sizes.push_back(size);
        }
        std::vector<double> both = sizes;
        for (const double size : sizes) {
            both.push_back(-size);
        }
        return both;
    }();
    return all;
}

inline std::vector<double> inputs(double least, double most, std::size_t count)
{
    std::vector<double> all = edges();
    while (all.size() < count) {
        const auto number = static_cast<std::uint32_t>(all.size());
        const Block block = draw({2022, 0}, Stream::taste, number, Month{});
        const double u = uniform(block.words[0]);
        const double centred = 2.0 * u - 1.0;
        all.push_back(least + (most - least) * u);
        all.push_back(std::bit_cast<double>((std::uint64_t{block.words[1]} << 32) | block.words[2]));
        all.push_back(1.0 + std::ldexp(centred, -static_cast<int>(block.words[3] % 53)));
        all.push_back(std::ldexp(centred, -static_cast<int>(block.words[3] % 1074)));
        all.push_back(std::ldexp(centred, -static_cast<int>(block.words[3] % 60)));
    }
    return all;
}

//! The same bits, or both NaN.
inline bool same_bits(double a, double b)
{
    return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b) ||
           (std::isnan(a) && std::isnan(b));
}

} // namespace chokepoint
