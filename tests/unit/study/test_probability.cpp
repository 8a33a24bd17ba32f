// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study/probability.hpp"
#include "support/catch.hpp"

#include <array>
#include <cmath>

using namespace chokepoint;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

TEST_CASE("normal quantiles are those of the tables", "[study][probability]")
{
    // Wichura 1988 gives the first, third and last as checks of the algorithm; the others stand in every
    // table (Abramowitz and Stegun 1964, table 26.5, to ten digits).
    constexpr std::array<std::array<double, 2>, 7> table{{{0.25, -0.6744897501960817},
                                                          {0.975, 1.9599639845400545},
                                                          {0.001, -3.090232306167814},
                                                          {0.95, 1.6448536269514722},
                                                          {0.995, 2.5758293035489004},
                                                          {0.5, 0.0},
                                                          {1e-20, -9.262340089798408}}};
    for (const auto& [probability, quantile] : table) {
        CHECK_THAT(normal_quantile(probability), WithinRel(quantile, 1e-14) || WithinAbs(quantile, 1e-15));
    }
    CHECK(normal_quantile(0.0) == -HUGE_VAL);
    CHECK(normal_quantile(1.0) == HUGE_VAL);
}

TEST_CASE("normal probabilities agree with the C library's error function", "[study][probability]")
{
    for (double z = -8.0; z <= 8.0; z += 0.37) {
        CHECK_THAT(normal_probability(z), WithinAbs(std::erfc(-z / std::sqrt(2.0)) / 2.0, 2e-15));
        CHECK(normal_quantile(std::erfc(-z / std::sqrt(2.0)) / 2.0) ==
              Approx(z).epsilon(z < 5.0 ? 1e-9 : 1e-2).margin(1e-12));
    }
}

TEST_CASE("the logarithm of the gamma function is that of factorials and of the C library",
          "[study][probability]")
{
    CHECK_THAT(log_gamma(5.0), WithinRel(std::log(24.0), 1e-14));
    CHECK_THAT(log_gamma(0.5), WithinRel(std::log(std::sqrt(std::acos(-1.0))), 1e-14));
    for (double x = 0.05; x < 200.0; x *= 1.7) {
        CHECK_THAT(log_gamma(x), WithinRel(std::lgamma(x), 1e-13) || WithinAbs(std::lgamma(x), 1e-14));
    }
}

TEST_CASE("beta probabilities are polynomials where a and b are whole", "[study][probability]")
{
    for (double x = 0.0; x <= 1.0; x += 0.0625) {
        CHECK_THAT(beta_probability(1, 1, x), WithinAbs(x, 1e-14));
        CHECK_THAT(beta_probability(2, 2, x), WithinAbs(3 * x * x - 2 * x * x * x, 1e-14));
        CHECK(beta_probability(2, 3, x) ==
              Approx(6 * x * x - 8 * x * x * x + 3 * std::pow(x, 4)).margin(1e-14));
        CHECK_THAT(beta_probability(1, 7, x), WithinAbs(1 - std::pow(1 - x, 7), 1e-14));
        CHECK(beta_probability(0.5, 0.5, x) ==
              Approx(2 / std::acos(-1.0) * std::asin(std::sqrt(x))).margin(1e-13)); // the arcsine law
    }
    CHECK_THAT(beta_probability(200, 300, 0.4), WithinRel(1 - beta_probability(300, 200, 0.6), 1e-12));
}

TEST_CASE("beta quantiles invert the closed forms", "[study][probability]")
{
    for (double u = 0.03125; u < 1.0; u += 0.03125) {
        CHECK_THAT(beta_quantile(3, 1, u), WithinRel(std::cbrt(u), 1e-12));
        CHECK_THAT(beta_quantile(1, 5, u), WithinRel(1 - std::pow(1 - u, 0.2), 1e-12));
        CHECK_THAT(beta_quantile(4, 4, u), WithinRel(1 - beta_quantile(4, 4, 1 - u), 1e-12));
    }
    CHECK(beta_quantile(2, 2, 0.0) == 0.0);
    CHECK(beta_quantile(2, 2, 1.0) == 1.0);
}
