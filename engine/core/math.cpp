// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "core/math.hpp"

#include "core/math_columns.hpp"

#include <sleef.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace chokepoint::math {

namespace {

// SLEEF's log1p says inf from here on, although log(1 + x) is 707.
constexpr double log1p_limit = 1e307;

void require(bool condition, const char* reason)
{
    if (!condition) {
        throw std::invalid_argument(reason);
    }
}

void require_column(std::size_t in, std::size_t out, Variant variant)
{
    require(in == out, "a column of results is not as long as its inputs");
    require(supported(variant), "this CPU lacks the instructions of the variant of a column function");
}

const Kernels& kernels_of(Variant variant)
{
#if defined(__x86_64__)
    switch (variant) {
    case Variant::scalar:
        return scalar_kernels;
    case Variant::sse2:
        return sse2_kernels;
    case Variant::avx:
        return avx_kernels;
    case Variant::avx512:
        return avx512_kernels;
    }
#endif
    return scalar_kernels;
}

void apply(UnaryKernel Kernels::*kernel, std::span<const double> in, std::span<double> out, Variant variant)
{
    require_column(in.size(), out.size(), variant);
    (kernels_of(variant).*kernel)(in.data(), out.data(), in.size());
}

} // namespace

double exp(double x)
{
    return Sleef_cinz_expd1_u10purec(x);
}

double exp10(double x)
{
    return Sleef_cinz_exp10d1_u10purec(x);
}

double expm1(double x)
{
    return Sleef_cinz_expm1d1_u10purec(x);
}

double log(double x)
{
    return Sleef_cinz_logd1_u10purec(x);
}

double log2(double x)
{
    return Sleef_cinz_log2d1_u10purec(x);
}

double log10(double x)
{
    return Sleef_cinz_log10d1_u10purec(x);
}

double log1p(double x)
{
    return x > log1p_limit ? log(x) : Sleef_cinz_log1pd1_u10purec(x);
}

double tanh(double x)
{
    return Sleef_cinz_tanhd1_u10purec(x);
}

double pow(double base, double exponent)
{
    return Sleef_cinz_powd1_u10purec(base, exponent);
}

bool supported(Variant variant)
{
#if defined(__x86_64__)
    switch (variant) {
    case Variant::scalar:
    case Variant::sse2:
        return true;
    case Variant::avx:
        return __builtin_cpu_supports("avx") != 0;
    case Variant::avx512:
        return __builtin_cpu_supports("avx512f") != 0;
    }
    return false;
#else
    return variant == Variant::scalar;
#endif
}

Variant best_variant()
{
    static const Variant best = [] {
        constexpr std::array widest_first{Variant::avx512, Variant::avx, Variant::sse2};
        const auto found = std::find_if(widest_first.begin(), widest_first.end(), supported);
        return found == widest_first.end() ? Variant::scalar : *found;
    }();
    return best;
}

void exp(std::span<const double> in, std::span<double> out, Variant variant)
{
    apply(&Kernels::exp, in, out, variant);
}

void exp10(std::span<const double> in, std::span<double> out, Variant variant)
{
    apply(&Kernels::exp10, in, out, variant);
}

void expm1(std::span<const double> in, std::span<double> out, Variant variant)
{
    apply(&Kernels::expm1, in, out, variant);
}

void log(std::span<const double> in, std::span<double> out, Variant variant)
{
    apply(&Kernels::log, in, out, variant);
}

void log2(std::span<const double> in, std::span<double> out, Variant variant)
{
    apply(&Kernels::log2, in, out, variant);
}

void log10(std::span<const double> in, std::span<double> out, Variant variant)
{
    apply(&Kernels::log10, in, out, variant);
}

void log1p(std::span<const double> in, std::span<double> out, Variant variant)
{
    require_column(in.size(), out.size(), variant);
    const bool beyond = std::any_of(in.begin(), in.end(), [](double x) { return x > log1p_limit; });
    apply(&Kernels::log1p, in, out, beyond ? Variant::scalar : variant);
}

void tanh(std::span<const double> in, std::span<double> out, Variant variant)
{
    apply(&Kernels::tanh, in, out, variant);
}

void pow(std::span<const double> in, double exponent, std::span<double> out, Variant variant)
{
    require_column(in.size(), out.size(), variant);
    std::array<double, widest_vector> repeated{};
    repeated.fill(exponent);
    kernels_of(variant).pow(in.data(), repeated.data(), 0, out.data(), in.size());
}

void pow(std::span<const double> in, std::span<const double> exponents, std::span<double> out,
         Variant variant)
{
    require_column(in.size(), out.size(), variant);
    require(in.size() == exponents.size(), "a column of exponents is not as long as its bases");
    kernels_of(variant).pow(in.data(), exponents.data(), 1, out.data(), in.size());
}

} // namespace chokepoint::math
