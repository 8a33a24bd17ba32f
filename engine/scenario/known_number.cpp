// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "scenario/known_number.hpp"

#include "scenario/layout.hpp"

#include <cmath>

namespace chokepoint {
namespace {

std::string unit_of(const Quantity& quantity)
{
    if (!quantity.unit.empty()) {
        return quantity.unit;
    }
    const std::vector<std::string_view> parts = reading::parts_of(quantity.path);
    return std::string(reading::find_field_path(parts).row.spec.unit);
}

} // namespace

bool is_definition(const Quantity& quantity)
{
    return quantity.kind == Evidence::derived && quantity.source == "definition";
}

KnownNumber known_number(const Quantity& quantity)
{
    KnownNumber number;
    number.value = quantity.written;
    number.unit = unit_of(quantity);
    number.low = quantity.low;
    number.high = quantity.high;
    number.kind = is_definition(quantity)
                      ? std::string("definition")
                      : std::string(evidence_names[static_cast<std::size_t>(quantity.kind)]);
    number.source = quantity.source;
    number.role = quantity.role;
    number.distribution = quantity.distribution;
    number.is_default = quantity.is_default;
    return number;
}

double KnownNumber::relative_width() const
{
    return std::isnan(low) || high == low ? high - low : (high - low) / std::abs(value);
}

double EvidenceCount::evidence_share() const
{
    return claims() == 0 ? std::numeric_limits<double>::quiet_NaN()
                         : static_cast<double>(measured + derived) / static_cast<double>(claims());
}

} // namespace chokepoint
