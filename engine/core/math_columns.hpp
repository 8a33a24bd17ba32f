// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

// What core/math.cpp dispatches to: one kernel per function, one table per variant. Not for use outside
// core/math. The files of the wider variants are compiled for CPUs that not everyone has, so neither they
// nor this header may contain or include an inline function of other than internal linkage: the linker
// keeps one copy of such a function, and that copy would crash elsewhere. A test looks at their symbols.

#include <stddef.h>

namespace chokepoint::math {

using UnaryKernel = void (*)(const double* in, double* out, size_t size);

//! The exponent of in[i] is exponents[i * step]; step 0 needs `widest_vector` equal exponents.
using PowerKernel = void (*)(const double* in, const double* exponents, size_t step, double* out,
                             size_t size);

constexpr size_t widest_vector = 8; //!< doubles in the widest variant's registers

struct Kernels {
    UnaryKernel exp;
    UnaryKernel exp10;
    UnaryKernel expm1;
    UnaryKernel log;
    UnaryKernel log2;
    UnaryKernel log10;
    UnaryKernel log1p;
    UnaryKernel tanh;
    PowerKernel pow;
};

extern const Kernels scalar_kernels;
extern const Kernels sse2_kernels;
extern const Kernels avx_kernels;
extern const Kernels avx512_kernels;

namespace {

//! Maps whole vectors, then a last incomplete one filled up with ones, so that no element takes another path.
template <class Vector, auto Function> void map(const double* in, double* out, size_t size)
{
    constexpr size_t width = Vector::width;
    size_t i = 0;
    for (; i + width <= size; i += width) {
        Vector::store(out + i, Function(Vector::load(in + i)));
    }
    if (i == size) {
        return;
    }
    double rest[width];
    for (size_t k = 0; k < width; ++k) {
        rest[k] = i + k < size ? in[i + k] : 1.0;
    }
    Vector::store(rest, Function(Vector::load(rest)));
    for (size_t k = 0; i + k < size; ++k) {
        out[i + k] = rest[k];
    }
}

template <class Vector, auto Function>
void map_powers(const double* in, const double* exponents, size_t step, double* out, size_t size)
{
    constexpr size_t width = Vector::width;
    size_t i = 0;
    for (; i + width <= size; i += width) {
        Vector::store(out + i, Function(Vector::load(in + i), Vector::load(exponents + i * step)));
    }
    if (i == size) {
        return;
    }
    double rest[width];
    double powers[width];
    for (size_t k = 0; k < width; ++k) {
        rest[k] = i + k < size ? in[i + k] : 1.0;
        powers[k] = i + k < size ? exponents[(i + k) * step] : 1.0;
    }
    Vector::store(rest, Function(Vector::load(rest), Vector::load(powers)));
    for (size_t k = 0; i + k < size; ++k) {
        out[i + k] = rest[k];
    }
}

} // namespace

} // namespace chokepoint::math
