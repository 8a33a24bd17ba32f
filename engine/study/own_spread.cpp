// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study/own_spread.hpp"

#include "scenario/numerals.hpp"

#include <algorithm>
#include <cmath>

namespace chokepoint {
namespace {

Family family_of(const Quantity& quantity, const FieldSpec& field)
{
    const auto named = std::find(family_names.begin(), family_names.end(), quantity.distribution);
    if (named != family_names.end()) {
        return static_cast<Family>(named - family_names.begin());
    }
    return field.scale == Scale::log ? Family::log_uniform : Family::uniform;
}

} // namespace

std::variant<Spread, std::string> own_spread(const StudyVariable& variable, std::optional<Family> family,
                                             const PriceTable& prices)
{
    const Quantity& quantity = *variable.quantity;
    const FieldSpec& field = variable.row.spec;
    if (std::isnan(quantity.low)) {
        return "it has no range: give it low and high in the scenario, or a distribution here";
    }
    const auto ends = {reading::in_field_unit(quantity.low, quantity.unit, field, prices),
                       reading::in_field_unit(quantity.high, quantity.unit, field, prices)};
    std::vector<double> numbers;
    for (const auto& end : ends) {
        if (const std::string* refusal = std::get_if<std::string>(&end)) {
            return *refusal;
        }
        numbers.push_back(std::get<double>(end));
    }
    const Family used = family.value_or(family_of(quantity, field));
    if (used == Family::triangular) {
        numbers.insert(numbers.begin() + 1, quantity.value);
    }
    return make_spread(used, numbers, field, variable.whole);
}

} // namespace chokepoint
