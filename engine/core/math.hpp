// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#ifdef __FAST_MATH__
#error "chokepoint promises the same bits everywhere: compile without -ffast-math and -Ofast"
#endif

// The only mathematics beyond + - * / that the engine may call. Every function gives the same bits as
// scalar and in every column variant, with and without fused multiply-add in the CPU, from any compiler:
// they are SLEEF's deterministic functions (`Sleef_cinz_*`, the family without FMA; Shibata and Petrogalli
// 2020, IEEE TPDS 31(6) 1316), which are within 1 unit in the last place of the true value.
//
// Edges follow IEEE 754 and C99 Annex F: NaN gives NaN, exp(-inf) = 0, exp(huge) = inf, log(0) = -inf,
// log(negative) = NaN, pow(x, 0) = pow(1, y) = 1, pow(negative, not whole) = NaN, signed zeros are kept. Two
// departures: results above 1.79769e308 are inf already, and log1p(+-4.9e-324) is 0.
// No function throws, sets errno, or reads the floating-point flags. A NaN's sign and payload are not
// promised; the digest hashes all NaNs alike.

#include <cmath>
#include <cstdint>
#include <span>

namespace chokepoint::math {

double exp(double x);
double exp10(double x);
double expm1(double x); //!< exp(x) - 1, exact near 0
double log(double x);   //!< natural logarithm
double log2(double x);
double log10(double x);
double log1p(double x); //!< log(1 + x), exact near 0
double tanh(double x);
double pow(double base, double exponent);

//! Correctly rounded by IEEE 754 on every machine.
inline double sqrt(double x)
{
    return std::sqrt(x);
}

//! How a column is computed. All variants give the same bits; wider ones are faster.
enum class Variant : std::uint8_t { scalar, sse2, avx, avx512 };

//! Whether this CPU can run the variant.
bool supported(Variant variant);

//! The widest supported variant.
Variant best_variant();

//! Column forms: out[i] = f(in[i]), for any length and alignment. `out` may be `in` itself, but may not
//! overlap it otherwise. Throws std::invalid_argument if lengths differ or the CPU lacks the variant.
void exp(std::span<const double> in, std::span<double> out, Variant variant = best_variant());
void exp10(std::span<const double> in, std::span<double> out, Variant variant = best_variant());
void expm1(std::span<const double> in, std::span<double> out, Variant variant = best_variant());
void log(std::span<const double> in, std::span<double> out, Variant variant = best_variant());
void log2(std::span<const double> in, std::span<double> out, Variant variant = best_variant());
void log10(std::span<const double> in, std::span<double> out, Variant variant = best_variant());
void log1p(std::span<const double> in, std::span<double> out, Variant variant = best_variant());
void tanh(std::span<const double> in, std::span<double> out, Variant variant = best_variant());
void pow(std::span<const double> in, double exponent, std::span<double> out,
         Variant variant = best_variant());
void pow(std::span<const double> in, std::span<const double> exponents, std::span<double> out,
         Variant variant = best_variant());

} // namespace chokepoint::math
