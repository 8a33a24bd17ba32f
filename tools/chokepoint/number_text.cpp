// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "number_text.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>

namespace chokepoint::program {

std::string digits(double value)
{
    return fmt::format("{}", value);
}

std::string range_text(const KnownNumber& number)
{
    return std::isnan(number.low) ? std::string("-")
                                  : fmt::format("{} to {}", digits(number.low), digits(number.high));
}

std::string number_text(const KnownNumber& number)
{
    std::string text = digits(number.value);
    if (!number.unit.empty() && number.unit != "1") {
        text += " " + number.unit;
    }
    std::string known = number.kind;
    for (const std::string* word : {&number.source, &number.role, &number.distribution}) {
        // The source of a definition is "definition": said once.
        known += word->empty() || *word == number.kind ? "" : ", " + *word;
    }
    const std::string range = std::isnan(number.low) ? std::string() : range_text(number) + "; ";
    return text + " (" + range + known + (number.is_default ? ", default)" : ")");
}

Json known_number_json(const KnownNumber& number)
{
    return {{"value", number_json(number.value)},
            {"unit", number.unit},
            {"low", number_json(number.low)},
            {"high", number_json(number.high)},
            {"kind", number.kind},
            {"source", number.source},
            {"role", number.role},
            {"distribution", number.distribution},
            {"default", number.is_default}};
}

} // namespace chokepoint::program
