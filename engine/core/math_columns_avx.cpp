// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
// Columns four at a time. Compiled with -mavx, and called where the CPU has it: a `target` attribute alone
// will not do, since clang 14 then passes wide vectors to SLEEF in memory instead of registers.

#include "core/math_columns.hpp"

#include <sleef.h>

namespace chokepoint::math {

namespace {

struct Avx {
    static constexpr size_t width = 4;

    static __m256d load(const double* from) { return _mm256_loadu_pd(from); }

    static void store(double* to, __m256d values) { _mm256_storeu_pd(to, values); }
};

} // namespace

const Kernels avx_kernels{map<Avx, Sleef_cinz_expd4_u10avx>,       map<Avx, Sleef_cinz_exp10d4_u10avx>,
                          map<Avx, Sleef_cinz_expm1d4_u10avx>,     map<Avx, Sleef_cinz_logd4_u10avx>,
                          map<Avx, Sleef_cinz_log2d4_u10avx>,      map<Avx, Sleef_cinz_log10d4_u10avx>,
                          map<Avx, Sleef_cinz_log1pd4_u10avx>,     map<Avx, Sleef_cinz_tanhd4_u10avx>,
                          map_powers<Avx, Sleef_cinz_powd4_u10avx>};

} // namespace chokepoint::math
