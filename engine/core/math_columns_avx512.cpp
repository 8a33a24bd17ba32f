// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
// Columns eight at a time. Compiled with -mavx512f, and called where the CPU has it; as math_columns_avx.cpp.

#include "core/math_columns.hpp"

#include <sleef.h>

namespace chokepoint::math {

namespace {

struct Avx512 {
    static constexpr size_t width = 8;

    static __m512d load(const double* from) { return _mm512_loadu_pd(from); }

    static void store(double* to, __m512d values) { _mm512_storeu_pd(to, values); }
};

} // namespace

const Kernels avx512_kernels{
    map<Avx512, Sleef_cinz_expd8_u10avx512fnofma>,       map<Avx512, Sleef_cinz_exp10d8_u10avx512fnofma>,
    map<Avx512, Sleef_cinz_expm1d8_u10avx512fnofma>,     map<Avx512, Sleef_cinz_logd8_u10avx512fnofma>,
    map<Avx512, Sleef_cinz_log2d8_u10avx512fnofma>,      map<Avx512, Sleef_cinz_log10d8_u10avx512fnofma>,
    map<Avx512, Sleef_cinz_log1pd8_u10avx512fnofma>,     map<Avx512, Sleef_cinz_tanhd8_u10avx512fnofma>,
    map_powers<Avx512, Sleef_cinz_powd8_u10avx512fnofma>};

} // namespace chokepoint::math
