// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "core/self_check.hpp"

#include "core/digest.hpp"
#include "core/math.hpp"
#include "core/random.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cfenv>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace chokepoint {

namespace {

constexpr std::string_view sleef_versions = "3.5.1"; // those whose bits `math_rows` holds

using Values = std::array<double, 4096>;

//! The i-th of a fixed scatter of numbers in [0, 1): multiples of the golden ratio (Knuth, TAOCP 3, 6.4).
double scattered(std::size_t i)
{
    return static_cast<double>((i * 0x9E3779B97F4A7C15ULL) >> 11) * 0x1p-53;
}

//! Half of the inputs over the whole reach, half ever closer to 0.
double symmetric(std::size_t i, double reach)
{
    const int closer = i % 2 == 0 ? 0 : static_cast<int>(i / 2 % 50);
    return std::ldexp((2.0 * scattered(i) - 1.0) * reach, -closer);
}

//! A third each between -1 and 0, ever closer to 0, and up to 2^490.
double above_minus_one(std::size_t i, double)
{
    const int step = static_cast<int>(i / 3 % 50);
    const double u = scattered(i);
    return i % 3 == 0 ? u - 1.0 : i % 3 == 1 ? std::ldexp(u - 0.5, -step) : std::ldexp(u, 10 * step);
}

//! Half of the inputs of any size down to subnormals, half ever closer to 1.
double positive(std::size_t i, double)
{
    const std::uint64_t infinity = std::bit_cast<std::uint64_t>(std::numeric_limits<double>::infinity());
    const double any = std::bit_cast<double>((i * 0x9E3779B97F4A7C15ULL) % infinity);
    return i % 2 == 0 ? any : 1.0 + std::ldexp(scattered(i) - 0.5, -static_cast<int>(i / 2 % 50));
}

//! Between 2^-21 and 2^21.
double base(std::size_t i, double)
{
    return std::ldexp(0.5 + scattered(i), static_cast<int>(i % 41) - 20);
}

//! Exponents between -40 and 40.
void power_column(std::span<const double> in, std::span<double> out, math::Variant variant)
{
    Values exponents;
    for (std::size_t i = 0; i < exponents.size(); ++i) {
        exponents[i] = symmetric(i + exponents.size(), 40.0);
    }
    math::pow(in, exponents, out, variant);
}

//! A function of core/math, where it is tried, and the low half of the digest of its values there.
struct MathRow {
    std::string_view name;
    void (*column)(std::span<const double> in, std::span<double> out, math::Variant variant);
    double (*input)(std::size_t i, double reach);
    double reach;
    std::uint64_t recorded;
};

constexpr std::array math_rows{
    MathRow{"exp", math::exp, symmetric, 760.0, 0x9ac180b7a52840c6},
    MathRow{"exp10", math::exp10, symmetric, 330.0, 0x1adf12198a5726b2},
    MathRow{"expm1", math::expm1, symmetric, 720.0, 0xdf04ded22353ae05},
    MathRow{"log", math::log, positive, 0.0, 0x2432b9867c36c014},
    MathRow{"log2", math::log2, positive, 0.0, 0x93f0400c50702739},
    MathRow{"log10", math::log10, positive, 0.0, 0x19c67d86fd10877a},
    MathRow{"log1p", math::log1p, above_minus_one, 0.0, 0x4b8ac9f37dcbbd27},
    MathRow{"tanh", math::tanh, symmetric, 25.0, 0xb9d4a916fdd6a4a4},
    MathRow{"pow", power_column, base, 0.0, 0x6abebe6d641749df},
};

Values inputs(const MathRow& row)
{
    Values in;
    for (std::size_t i = 0; i < in.size(); ++i) {
        in[i] = row.input(i, row.reach);
    }
    return in;
}

std::uint64_t computed(const MathRow& row, const Values& in, math::Variant variant)
{
    Values out;
    row.column(in, out, variant);
    DigestStream stream;
    stream.add(out);
    return stream.finish().low;
}

//! Published by Random123 1.14 (tests/kat_vectors, philox4x32 10), addressed as draws are.
struct PhiloxRow {
    RandomKey key;
    std::uint32_t stream, entity;
    int month;
    std::uint32_t index, salt;
    Block answer;
};

constexpr std::array philox_rows{
    PhiloxRow{{0, 0}, 0, 0, 0, 0, 0, {{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}}},
    PhiloxRow{{0xffffffffffffffff, 0xffffffff},
              0xff,
              0xffffffff,
              0xffff,
              0xffff,
              0xffffff,
              {{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}}},
    PhiloxRow{{0x299f31d0a4093822, 0x03707344},
              0x2e,
              0x243f6a88,
              0x08d3,
              0x85a3,
              0x13198a,
              {{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}}},
};

Block computed(const PhiloxRow& row)
{
    return draw(row.key, static_cast<Stream>(row.stream), row.entity, Month{row.month}, row.index, row.salt);
}

[[noreturn]] void refuse(const std::string& reason)
{
    throw std::runtime_error("this machine would not give the published results: " + reason);
}

void check_arithmetic()
{
    const volatile double one = 1.0;
    const volatile double least = std::numeric_limits<double>::min();
    const volatile double half = least / 2.0;
    if (std::fegetround() != FE_TONEAREST || one + 0x1p-53 != 1.0 || one + 0x1.8p-53 == 1.0) {
        refuse("floating-point numbers are not rounded to nearest; unset what changes the rounding mode");
    }
    if (half == 0.0 || half * 2.0 != least) {
        refuse("denormal numbers are flushed to zero; run without -ffast-math code in the process");
    }
}

void check_math(const MathRow& row)
{
    const Values in = inputs(row);
    for (const math::Variant variant : {math::Variant::scalar, math::best_variant()}) {
        if (computed(row, in, variant) != row.recorded) {
            refuse("the library SLEEF gives other bits for " + std::string(row.name) +
                   (variant == math::Variant::scalar ? "" : " in columns") + " than its version " +
                   std::string(sleef_versions) + "; install that one");
        }
    }
}

} // namespace

std::string self_check_digest()
{
    DigestStream stream;
    for (const MathRow& row : math_rows) {
        stream.add(row.name);
        stream.add_zero_byte();
        stream.add_u64_le(computed(row, inputs(row), math::best_variant()));
    }
    for (const PhiloxRow& row : philox_rows) {
        for (const std::uint32_t word : computed(row).words) {
            stream.add_u64_le(word);
        }
    }
    return stream.finish().hex();
}

void self_check()
{
    check_arithmetic();
    if (!std::all_of(philox_rows.begin(), philox_rows.end(),
                     [](const PhiloxRow& row) { return computed(row) == row.answer; })) {
        refuse("random numbers differ from the published answers of Philox4x32-10; rebuild the program");
    }
    std::for_each(math_rows.begin(), math_rows.end(), check_math);
}

} // namespace chokepoint
