// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
// Columns one at a time, for CPUs without a wider variant, and as the measure of the others.

#include "core/math.hpp"
#include "core/math_columns.hpp"

namespace chokepoint::math {

namespace {

struct Scalar {
    static constexpr size_t width = 1;

    static double load(const double* from) { return *from; }

    static void store(double* to, double value) { *to = value; }
};

// Names the scalar one of two overloads.
using Function = double (*)(double);

} // namespace

const Kernels scalar_kernels{map<Scalar, Function{exp}>,
                             map<Scalar, Function{exp10}>,
                             map<Scalar, Function{expm1}>,
                             map<Scalar, Function{log}>,
                             map<Scalar, Function{log2}>,
                             map<Scalar, Function{log10}>,
                             map<Scalar, Function{log1p}>,
                             map<Scalar, Function{tanh}>,
                             map_powers<Scalar, static_cast<double (*)(double, double)>(pow)>};

} // namespace chokepoint::math
