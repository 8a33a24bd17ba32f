// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors

// Textbook results that developers reproduce where everyone hears of everyone (omega = 1): the complete graph
// in its mean-field form, without N^2 ties. Utilities are J times the share, so that two options follow m =
// tanh(K m) with K = beta J / 2 (Brock and Durlauf 2001).

#include "support/catch.hpp"
#include "support/developers.hpp"

#include <cmath>

using namespace chokepoint;
using namespace chokepoint::testing;
using Catch::Matchers::WithinAbs;

namespace {

constexpr std::int64_t many = 100'000;

Path constant(double value)
{
    return {{{Date::always().month_of(), value}}};
}

//! Share of the first framework less that of the second.
double magnetisation(const Choosing& choosing)
{
    return choosing.share(0) - choosing.share(1);
}

//! Two frameworks, beta J = 2 K, the first in use by the given share at the start.
Scenario two(double k, double first)
{
    Scenario s = choosers(2, many);
    s.adoption.network_strength = 2 * k;
    s.developers[0].initial = {{{0}, first}, {{1}, 1 - first}};
    return s;
}

//! q equal frameworks, the first in use by the given share, the others alike.
double first_share_after(std::size_t q, double strength, double first, int months)
{
    Scenario s = choosers(q, many);
    s.adoption.network_strength = strength;
    for (Weight& weight : s.developers[0].initial) {
        weight.value = weight.entity.row == 0 ? first : (1 - first) / static_cast<double>(q - 1);
    }
    Choosing choosing(s);
    choosing.run(months);
    return choosing.share(0);
}

} // namespace

TEST_CASE("Two equal frameworks settle at m = tanh(K m) (ORC-13)", "[developers]")
{
    struct Point {
        double k, m;
    };

    for (const Point& point : {Point{0.8, 0}, Point{1.05, .370706}, Point{1.1, .502941}, Point{1.2, .658570},
                               Point{1.5, .858560}, Point{2, .957504}, Point{3, .994902}}) {
        INFO("K = " << point.k);
        CHECK_THAT(std::tanh(point.k * point.m), WithinAbs(point.m, 1e-6));
        const Scenario s = two(point.k, 0.9);
        Choosing choosing(s);
        choosing.run(point.k < 1.15 ? 150 : 60);
        // All choose anew: the variance of one month's mean is (1 - m^2) / N, and a = K (1 - m^2) of it
        // remains in the next: (1 - m^2) / N / (1 - a^2).
        const double spread = 1 - point.m * point.m;
        const double a = point.k * spread;
        CHECK_THAT(magnetisation(choosing),
                   WithinAbs(point.m, 4 * std::sqrt(spread / static_cast<double>(many) / (1 - a * a))));
    }
}

TEST_CASE("q equal frameworks stay equal below beta J = q and not above (ORC-14)", "[developers]")
{
    for (const std::size_t q : {3U, 4U, 5U, 6U}) {
        INFO("q = " << q);
        const double uniform = 1.0 / static_cast<double>(q);
        CHECK_THAT(first_share_after(q, 0.9 * static_cast<double>(q), uniform + 0.01, 60),
                   WithinAbs(uniform, 0.02));
        CHECK(first_share_after(q, 1.1 * static_cast<double>(q), uniform + 0.02, 80) > 0.5);
    }
}

TEST_CASE("One of q frameworks can dominate from the spinodal on, below beta J = q (ORC-14)", "[developers]")
{
    struct Point {
        std::size_t q;
        double spinodal;
    };

    for (const Point& point :
         {Point{3, 2.745644}, Point{4, 3.218741}, Point{5, 3.564502}, Point{6, 3.836372}}) {
        INFO("q = " << point.q);
        const double uniform = 1.0 / static_cast<double>(point.q);
        CHECK(first_share_after(point.q, 1.03 * point.spinodal, 0.95, 100) > 0.5);
        CHECK_THAT(first_share_after(point.q, 0.95 * point.spinodal, 0.95, 150), WithinAbs(uniform, 0.05));
    }
}

TEST_CASE("A challenger tips an incumbent beyond the field beta h (ORC-15)", "[developers]")
{
    struct Point {
        double k, field;
        int months;
    };

    // beta h = K m - atanh(m) at m = sqrt(1 - 1/K); in shares the challenger's advantage is 2 beta h.
    for (const Point& point : {Point{1.1, .020481, 300}, Point{1.2, .056391, 150}, Point{1.5, .207546, 80},
                               Point{2, .532840, 60}, Point{3, 1.303274, 60}}) {
        INFO("K = " << point.k);
        const double m = std::sqrt(1 - 1 / point.k);
        CHECK_THAT(point.k * m - std::atanh(m), WithinAbs(point.field, 1e-6));
        for (const double times : {0.9, 1.1}) {
            Scenario s = two(point.k, 0.999);
            s.frameworks[1].appeal = constant(2 * point.field * times);
            Choosing choosing(s);
            choosing.run(point.months);
            INFO("field times " << times);
            CHECK((magnetisation(choosing) < 0) == (times > 1));
        }
    }
}

TEST_CASE("Switching costs lower the network strength that locks in (ORC-15)", "[developers]")
{
    struct Point {
        double cost, critical, margin;
    };

    // Critical beta J = 1 / sigma(beta s). Near it, a lead grows by 2 (1 - sigma) (beta J sigma - 1) a month:
    // slowly where changing costs much, so the margin is wider there.
    for (const Point& point : {Point{0, 2, .05}, Point{0.5, 1.606531, .05}, Point{1, 1.367879, .06},
                               Point{2, 1.135335, .1}, Point{5, 1.006738, .3}}) {
        INFO("cost = " << point.cost);
        CHECK_THAT(1 + std::exp(-point.cost), WithinAbs(point.critical, 1e-6));
        for (const double side : {-1.0, 1.0}) {
            Scenario s = two(point.critical * (1 + side * point.margin) / 2, 0.6);
            s.adoption.switching_cost = point.cost;
            Choosing choosing(s);
            const double before = magnetisation(choosing);
            choosing.run(150);
            INFO("side " << side);
            CHECK((magnetisation(choosing) > before) == (side > 0));
        }
    }
}

TEST_CASE("Independent developers choose as a logit does: V = (1, 0, -1) (ORC-16)", "[developers]")
{
    Scenario s = choosers(3, 1'000'000);
    s.frameworks[0].appeal = constant(1);
    s.frameworks[2].appeal = constant(-1);
    Choosing choosing(s);
    choosing.run(1);
    const double expected[]{0.665241, 0.244728, 0.090031};
    for (std::size_t framework = 0; framework < 3; ++framework) {
        const double p = expected[framework];
        CHECK_THAT(choosing.share(framework), WithinAbs(p, 4 * std::sqrt(p * (1 - p) / 1e6)));
    }
}
