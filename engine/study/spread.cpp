// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study/spread.hpp"

#include "core/math.hpp"
#include "core/text.hpp"
#include "scenario/field_text.hpp"
#include "study/probability.hpp"

#include <algorithm>
#include <cmath>

namespace chokepoint {
namespace {

constexpr double least_inside = 0.01; // of a distribution that the field's bounds may cut

double triangular(double low, double mode, double high, double quantile)
{
    const double rise = (high - low) * (mode - low);
    const double fall = (high - low) * (high - mode);
    return quantile * (high - low) <= mode - low ? low + math::sqrt(quantile * rise)
                                                 : high - math::sqrt((1.0 - quantile) * fall);
}

//! Value of the family at a quantile, before bounds and rounding.
double family_at(const Spread& spread, double quantile)
{
    const auto& [first, second, third, fourth] = spread.numbers;
    switch (spread.family) {
    case Family::uniform:
        return first + quantile * (second - first);
    case Family::log_uniform:
        return first * math::exp(quantile * math::log(second / first));
    case Family::normal:
        return first + second * normal_quantile(spread.below + quantile * spread.inside);
    case Family::lognormal:
        return first *
               math::exp(math::log(second) * normal_quantile(spread.below + quantile * spread.inside));
    case Family::triangular:
        return triangular(first, second, third, quantile);
    case Family::beta:
        return third + (fourth - third) * beta_quantile(first, second, quantile);
    }
    return first;
}

//! What is wrong with a family's numbers, or nothing.
std::string refuse_numbers(Family family, const std::array<double, 4>& numbers)
{
    const auto& [first, second, third, fourth] = numbers;
    switch (family) {
    case Family::uniform:
        return first <= second ? "" : "uniform: [low, high] needs low <= high";
    case Family::log_uniform:
        return 0.0 < first && first <= second ? "" : "log_uniform: [low, high] needs 0 < low <= high";
    case Family::normal:
        return second > 0.0 ? "" : "normal: [mean, sd] needs sd > 0";
    case Family::lognormal:
        return first > 0.0 && second > 1.0
                   ? ""
                   : "lognormal: [median, factor] needs median > 0 and factor > 1 (two thirds lie between "
                     "median / factor and median * factor)";
    case Family::triangular:
        return first <= second && second <= third ? ""
                                                  : "triangular: [low, mode, high] needs low <= mode <= high";
    case Family::beta:
        return first > 0.0 && second > 0.0 && third <= fourth
                   ? ""
                   : "beta: [a, b, low, high] needs a, b > 0 and low <= high";
    }
    return {};
}

//! The ends of a family; those of the field where it has none.
std::pair<double, double> ends(const Spread& spread, const FieldSpec& field)
{
    switch (spread.family) {
    case Family::triangular:
        return {spread.numbers[0], spread.numbers[2]};
    case Family::beta:
        return {spread.numbers[2], spread.numbers[3]};
    case Family::uniform:
    case Family::log_uniform:
        return {spread.numbers[0], spread.numbers[1]};
    default:
        return {field.least, field.most};
    }
}

//! Cuts a normal or lognormal family off at the field's bounds.
void cut(Spread& spread)
{
    const auto share_below = [&](double value) {
        if (spread.family == Family::normal) {
            return normal_probability((value - spread.numbers[0]) / spread.numbers[1]);
        }
        return value <= 0.0
                   ? 0.0
                   : normal_probability(math::log(value / spread.numbers[0]) / math::log(spread.numbers[1]));
    };
    spread.below = std::isinf(spread.least) ? 0.0 : share_below(spread.least);
    spread.inside = (std::isinf(spread.most) ? 1.0 : share_below(spread.most)) - spread.below;
}

} // namespace

std::size_t numbers_of(Family family)
{
    return family == Family::beta ? 4 : family == Family::triangular ? 3 : 2;
}

double Spread::at(double quantile) const
{
    if (whole && family == Family::uniform) {
        return std::min(std::floor(least + quantile * (most - least + 1.0)), most);
    }
    const double value = std::clamp(family_at(*this, quantile), least, most);
    return whole ? std::clamp(std::floor(value + 0.5), std::ceil(least), std::floor(most)) : value;
}

std::variant<Spread, std::string> make_spread(Family family, const std::vector<double>& numbers,
                                              const FieldSpec& field, bool whole)
{
    Spread spread{.family = family, .whole = whole};
    std::copy(numbers.begin(), numbers.end(), spread.numbers.begin());
    if (std::string refusal = refuse_numbers(family, spread.numbers); !refusal.empty()) {
        return refusal;
    }
    std::tie(spread.least, spread.most) = ends(spread, field);
    if (spread.least < field.least || spread.most > field.most) {
        return "values from " + to_text(spread.least) + " to " + to_text(spread.most) +
               " leave the field's bounds (" + reading::bounds_text(field) + ")";
    }
    if (whole && spread.bounded() &&
        (spread.least != std::floor(spread.least) || spread.most != std::floor(spread.most))) {
        return "the field takes whole numbers: write whole ends";
    }
    if (!spread.bounded()) {
        cut(spread);
        if (spread.inside < least_inside) {
            return "hardly anything of the distribution lies within the field's bounds (" +
                   reading::bounds_text(field) + ")";
        }
    }
    return spread;
}

} // namespace chokepoint
