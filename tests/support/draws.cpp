// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "support/draws.hpp"

#include "core/text.hpp"
#include "scenario/layout.hpp"

#include <cmath>

namespace chokepoint::testing {

std::vector<std::string> draw_all_ranges(const Scenario& scenario, std::uint64_t seed)
{
    TestNumbers numbers(seed);
    std::vector<std::string> overrides;
    for (const Quantity& given : scenario.quantities) {
        const std::vector<std::string_view> parts = reading::parts_of(given.path);
        if (!(given.low < given.high) || parts.front() == "prices") {
            continue; // rates and price levels are a table, which overrides do not reach
        }
        const reading::FieldPath field = reading::find_field_path(parts);
        const bool logarithmic = given.distribution == "log_uniform" ||
                                 (given.distribution.empty() && field.row.spec.scale == Scale::log);
        const double share = numbers.between(0.0, 1.0);
        double value = logarithmic && given.low > 0.0 ? given.low * std::pow(given.high / given.low, share)
                                                      : given.low + (given.high - given.low) * share;
        if (field.row.type == FieldType::whole) {
            value = std::floor(value + 0.5);
        }
        overrides.push_back(given.path + "=" + to_text(value) + (given.unit.empty() ? "" : " " + given.unit));
    }
    return overrides;
}

} // namespace chokepoint::testing
