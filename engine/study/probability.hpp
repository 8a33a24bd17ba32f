// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

// Quantile functions on core/math alone: the same bits on every machine.

namespace chokepoint {

//! Quantile of the standard normal distribution, -inf at 0 and inf at 1.
//! Wichura 1988, Applied Statistics 37(3) 477, algorithm AS 241 (PPND16): about 1 part in 1e16.
double normal_quantile(double probability);

//! Probability that a standard normal variate is at most z, within 1e-15: what normal_quantile inverts.
double normal_probability(double z);

//! Logarithm of the gamma function for x > 0. Stirling's series from 15 on (NIST Digital Library of
//! Mathematical Functions, 5.11.1), the recurrence 5.5.1 below.
double log_gamma(double x);

//! Regularised incomplete beta function I_x(a, b): probability that a beta variate is at most x. The
//! continued fraction 8.17.22 of the same library. Needs a, b > 0 and 0 <= x <= 1.
double beta_probability(double a, double b, double x);

//! Quantile of the beta distribution on [0, 1], by bisection of beta_probability.
double beta_quantile(double a, double b, double probability);

} // namespace chokepoint
