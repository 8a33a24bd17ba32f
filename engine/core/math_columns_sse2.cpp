// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
// Columns two at a time: what every x86-64 CPU can.

#include "core/math_columns.hpp"

#include <sleef.h>

namespace chokepoint::math {

namespace {

struct Sse2 {
    static constexpr size_t width = 2;

    static __m128d load(const double* from) { return _mm_loadu_pd(from); }

    static void store(double* to, __m128d values) { _mm_storeu_pd(to, values); }
};

} // namespace

const Kernels sse2_kernels{map<Sse2, Sleef_cinz_expd2_u10sse2>,       map<Sse2, Sleef_cinz_exp10d2_u10sse2>,
                           map<Sse2, Sleef_cinz_expm1d2_u10sse2>,     map<Sse2, Sleef_cinz_logd2_u10sse2>,
                           map<Sse2, Sleef_cinz_log2d2_u10sse2>,      map<Sse2, Sleef_cinz_log10d2_u10sse2>,
                           map<Sse2, Sleef_cinz_log1pd2_u10sse2>,     map<Sse2, Sleef_cinz_tanhd2_u10sse2>,
                           map_powers<Sse2, Sleef_cinz_powd2_u10sse2>};

} // namespace chokepoint::math
