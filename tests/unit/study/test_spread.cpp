// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study/spread.hpp"
#include "support/catch.hpp"

#include <cmath>
#include <map>

using namespace chokepoint;
using Catch::Matchers::WithinRel;

namespace {

Spread spread_of(Family family, const std::vector<double>& numbers, const FieldSpec& field = {},
                 bool whole = false)
{
    const auto made = make_spread(family, numbers, field, whole);
    INFO((made.index() == 1 ? std::get<std::string>(made) : std::string()));
    REQUIRE(made.index() == 0);
    return std::get<Spread>(made);
}

std::string refusal(Family family, const std::vector<double>& numbers, const FieldSpec& field = {},
                    bool whole = false)
{
    const auto made = make_spread(family, numbers, field, whole);
    return made.index() == 1 ? std::get<std::string>(made) : std::string();
}

} // namespace

TEST_CASE("quantiles of a range lie evenly, or evenly in the logarithm", "[study][spread]")
{
    const Spread even = spread_of(Family::uniform, {2, 6});
    CHECK(even.at(0.0) == 2.0);
    CHECK(even.at(0.25) == 3.0);
    CHECK(even.at(1.0) == 6.0);
    const Spread logarithmic = spread_of(Family::log_uniform, {0.01, 100});
    CHECK(logarithmic.at(0.0) == 0.01);
    CHECK_THAT(logarithmic.at(0.25), WithinRel(0.1, 1e-14));
    CHECK_THAT(logarithmic.at(0.5), WithinRel(1.0, 1e-14));
    CHECK(logarithmic.at(1.0) == 100.0);
}

TEST_CASE("a triangle has its mode where two straight lines meet", "[study][spread]")
{
    // Distribution function: (x - low)^2 / ((high - low) (mode - low)) up to the mode.
    const Spread triangle = spread_of(Family::triangular, {0, 1, 4});
    CHECK_THAT(triangle.at(0.25), WithinRel(1.0, 1e-14));
    CHECK_THAT(triangle.at(0.0625), WithinRel(0.5, 1e-14));
    CHECK_THAT(triangle.at(1.0 - 1.0 / 12.0), WithinRel(3.0, 1e-14)); // 1 - (4 - x)^2 / 12
    CHECK(triangle.at(0.0) == 0.0);
    CHECK(triangle.at(1.0) == 4.0);
    CHECK(spread_of(Family::triangular, {3, 3, 3}).at(0.4) == 3.0);
}

TEST_CASE("normal and lognormal quantiles are those of the tables", "[study][spread]")
{
    const Spread normal = spread_of(Family::normal, {10, 2});
    CHECK_THAT(normal.at(0.975), WithinRel(10 + 2 * 1.9599639845400545, 1e-13));
    CHECK(normal.at(0.5) == 10.0);
    const Spread lognormal = spread_of(Family::lognormal, {3, 2});
    CHECK_THAT(lognormal.at(0.5), WithinRel(3.0, 1e-12));
    // Two thirds within a factor: 0.158655 and 0.841345 are one standard deviation from the median.
    CHECK_THAT(lognormal.at(0.15865525393145707), WithinRel(1.5, 1e-12));
    CHECK_THAT(lognormal.at(0.8413447460685429), WithinRel(6.0, 1e-12));
}

TEST_CASE("what lies outside the field's bounds is cut off, and the rest keeps its proportions",
          "[study][spread]")
{
    const Spread half = spread_of(Family::normal, {0, 1}, {.least = 0});
    CHECK(half.at(0.0) == 0.0);
    CHECK_THAT(half.at(0.5), WithinRel(0.6744897501960817, 1e-12)); // the quartile of the whole
    CHECK_THAT(half.at(0.95), WithinRel(1.9599639845400545, 1e-12));
    const Spread share = spread_of(Family::lognormal, {0.5, 2}, {.least = 0, .most = 1});
    CHECK_THAT(share.at(1.0), WithinRel(1.0, 1e-12));
    CHECK(share.at(0.999) < 1.0);
    CHECK(refusal(Family::normal, {-5, 1}, {.least = 0}) != "");
}

TEST_CASE("a beta distribution stands between its ends", "[study][spread]")
{
    const Spread beta = spread_of(Family::beta, {2, 2, 10, 20});
    CHECK_THAT(beta.at(0.5), WithinRel(15.0, 1e-12));
    CHECK_THAT(beta.at(0.15625), WithinRel(12.5, 1e-12)); // 3 x^2 - 2 x^3 at 1/4
    // a = 1: the distribution function is 1 - (1 - x)^b, so the two cannot be exchanged.
    CHECK_THAT(spread_of(Family::beta, {1, 5, 0, 1}).at(1.0 - 0.03125), WithinRel(0.5, 1e-12));
    CHECK(beta.at(0.0) == 10.0);
    CHECK(beta.at(1.0) == 20.0);
}

TEST_CASE("whole numbers of a range are equally likely", "[study][spread]")
{
    const Spread whole = spread_of(Family::uniform, {-1, 2}, {}, true);
    std::map<double, int> counts;
    for (int i = 0; i < 4000; ++i) {
        ++counts[whole.at((i + 0.5) / 4000)];
    }
    CHECK(counts == std::map<double, int>{{-1, 1000}, {0, 1000}, {1, 1000}, {2, 1000}});
    CHECK(whole.at(0.0) == -1.0);
    CHECK(whole.at(1.0) == 2.0);
    const Spread logarithmic = spread_of(Family::log_uniform, {1, 100}, {}, true);
    CHECK(logarithmic.at(0.25) == 3.0); // 3.16
}

TEST_CASE("values never leave the bounds and never fall as the quantile rises", "[study][spread]")
{
    const FieldSpec field{.least = 0.1, .most = 7};
    const std::vector<Spread> spreads{
        spread_of(Family::uniform, {0.1, 7}, field),       spread_of(Family::log_uniform, {0.1, 7}, field),
        spread_of(Family::normal, {3, 4}, field),          spread_of(Family::lognormal, {1, 9}, field),
        spread_of(Family::triangular, {0.1, 2, 7}, field), spread_of(Family::beta, {0.3, 5, 0.1, 7}, field)};
    for (const Spread& spread : spreads) {
        double before = 0.1;
        for (int i = 0; i <= 1000; ++i) {
            const double value = spread.at(i / 1000.0);
            CHECK((value >= before && value <= 7.0));
            before = value;
        }
    }
}

TEST_CASE("numbers that make no distribution are refused", "[study][spread]")
{
    CHECK(refusal(Family::uniform, {2, 1}) == "uniform: [low, high] needs low <= high");
    CHECK(refusal(Family::log_uniform, {0, 1}) == "log_uniform: [low, high] needs 0 < low <= high");
    CHECK(refusal(Family::normal, {1, 0}) == "normal: [mean, sd] needs sd > 0");
    CHECK(refusal(Family::lognormal, {1, 1}) != "");
    CHECK(refusal(Family::triangular, {1, 0, 2}) != "");
    CHECK(refusal(Family::beta, {0, 1, 0, 1}) != "");
    CHECK(refusal(Family::uniform, {-1, 1}, {.least = 0}) ==
          "values from -1 to 1 leave the field's bounds (at least 0)");
    CHECK(refusal(Family::uniform, {0.5, 2}, {}, true) == "the field takes whole numbers: write whole ends");
}
