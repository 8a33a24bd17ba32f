// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study/probability.hpp"

#include "core/math.hpp"

#include <array>
#include <limits>

namespace chokepoint {
namespace {

//! A polynomial by Horner's rule; the coefficient of the highest power comes first.
template <std::size_t N> double polynomial(const std::array<double, N>& coefficients, double x)
{
    double sum = 0.0;
    for (const double coefficient : coefficients) {
        sum = sum * x + coefficient;
    }
    return sum;
}

// AS 241, by distance from the middle.
constexpr std::array center_above{2.5090809287301226727e3, 3.3430575583588128105e4, 6.7265770927008700853e4,
                                  4.5921953931549871457e4, 1.3731693765509461125e4, 1.9715909503065514427e3,
                                  1.3314166789178437745e2, 3.3871328727963666080e0};
constexpr std::array center_below{
    5.2264952788528545610e3, 2.8729085735721942674e4, 3.9307895800092710610e4, 2.1213794301586595867e4,
    5.3941960214247511077e3, 6.8718700749205790830e2, 4.2313330701600911252e1, 1.0};
constexpr std::array flank_above{7.74545014278341407640e-4, 2.27238449892691845833e-2,
                                 2.41780725177450611770e-1, 1.27045825245236838258e0,
                                 3.64784832476320460504e0,  5.76949722146069140550e0,
                                 4.63033784615654529590e0,  1.42343711074968357734e0};
constexpr std::array flank_below{1.05075007164441684324e-9, 5.47593808499534494600e-4,
                                 1.51986665636164571966e-2, 1.48103976427480074590e-1,
                                 6.89767334985100004550e-1, 1.67638483018380384940e0,
                                 2.05319162663775882187e0,  1.0};
constexpr std::array tail_above{2.01033439929228813265e-7, 2.71155556874348757815e-5,
                                1.24266094738807843860e-3, 2.65321895265761230930e-2,
                                2.96560571828504891230e-1, 1.78482653991729133580e0,
                                5.46378491116411436990e0,  6.65790464350110377720e0};
constexpr std::array tail_below{2.04426310338993978564e-15, 1.42151175831644588870e-7,
                                1.84631831751005468180e-5,  7.86869131145613259100e-4,
                                1.48753612908506148525e-2,  1.36929880922735805310e-1,
                                5.99832206555887937690e-1,  1.0};

constexpr double half_log_two_pi = 0.91893853320467274178;

//! The argument in [0, 1] at which a rising function reaches a value.
template <class Function> double invert(Function function, double value)
{
    double low = 0.0;
    double high = 1.0;
    for (;;) {
        const double middle = low + (high - low) / 2.0;
        if (middle <= low || middle >= high) {
            return middle;
        }
        (function(middle) < value ? low : high) = middle;
    }
}

//! The continued fraction of 8.17.22, by the forward recurrence of its convergents (3.10.2) with scaling.
double beta_fraction(double a, double b, double x)
{
    double above_before = 1.0;
    double above = 1.0;
    double below_before = 0.0;
    double below = 1.0;
    double value = 1.0;
    for (int k = 1; k < 100000; ++k) {
        const double m = k / 2;
        const double term = k % 2 == 0 ? m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
                                       : -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
        const double next_above = above + term * above_before;
        const double next_below = below + term * below_before;
        above_before = above / next_below;
        below_before = below / next_below;
        above = next_above / next_below;
        below = 1.0;
        if (std::abs(above - value) <= 1e-16 * std::abs(above)) {
            break;
        }
        value = above;
    }
    return 1.0 / above;
}

} // namespace

double normal_quantile(double probability)
{
    if (probability <= 0.0 || probability >= 1.0) {
        const double infinity = std::numeric_limits<double>::infinity();
        return probability <= 0.0 ? -infinity : infinity;
    }
    const double q = probability - 0.5;
    if (std::abs(q) <= 0.425) {
        const double r = 0.180625 - q * q;
        return q * polynomial(center_above, r) / polynomial(center_below, r);
    }
    const double r = math::sqrt(-math::log(q < 0.0 ? probability : 1.0 - probability));
    const double distance = r <= 5.0 ? polynomial(flank_above, r - 1.6) / polynomial(flank_below, r - 1.6)
                                     : polynomial(tail_above, r - 5.0) / polynomial(tail_below, r - 5.0);
    return q < 0.0 ? -distance : distance;
}

double normal_probability(double z)
{
    return invert(normal_quantile, z);
}

double log_gamma(double x)
{
    double product = 1.0;
    for (; x < 15.0; x += 1.0) {
        product *= x;
    }
    constexpr std::array bernoulli{-691.0 / 360360.0, 1.0 / 1188.0, -1.0 / 1680.0,
                                   1.0 / 1260.0,      -1.0 / 360.0, 1.0 / 12.0};
    return (x - 0.5) * math::log(x) - x + half_log_two_pi + polynomial(bernoulli, 1.0 / (x * x)) / x -
           math::log(product);
}

double beta_probability(double a, double b, double x)
{
    if (x <= 0.0 || x >= 1.0) {
        return x <= 0.0 ? 0.0 : 1.0;
    }
    if (x > (a + 1.0) / (a + b + 2.0)) {
        return 1.0 - beta_probability(b, a, 1.0 - x);
    }
    const double log_factor = a * math::log(x) + b * math::log1p(-x) + log_gamma(a + b) - log_gamma(a) -
                              log_gamma(b) - math::log(a);
    return math::exp(log_factor) * beta_fraction(a, b, x);
}

double beta_quantile(double a, double b, double probability)
{
    if (probability <= 0.0 || probability >= 1.0) {
        return probability <= 0.0 ? 0.0 : 1.0;
    }
    return invert([&](double x) { return beta_probability(a, b, x); }, probability);
}

} // namespace chokepoint
