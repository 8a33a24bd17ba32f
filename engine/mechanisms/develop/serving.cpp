// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "mechanisms/develop/serving.hpp"

#include "core/math.hpp"
#include "core/sums.hpp"

namespace chokepoint {
double serving_price(const Scenario& scenario, const Regions& regions)
{
    const ApplicationParameters& p = scenario.applications;
    const double value = ordered_sum(regions.chip_value);
    double compute = 0.0;
    constexpr std::size_t year = num_origins * trailing_months;
    for (std::size_t region = 0; region < num_regions; ++region) {
        const std::size_t chips = (region * num_layers + static_cast<std::size_t>(Layer::chips)) * year;
        compute += ordered_sum(std::span<const double>(regions.use).subspan(chips, year));
    }
    if (!(value > 0.0) || !(compute > 0.0)) {
        return p.serving_price; // nobody bought: there is no other price of chips to follow
    }
    const double chip_price = value * usd_per_million / compute;
    return p.serving_price * math::pow(chip_price / p.reference_chip_price, p.serving_price_exponent);
}

double serving_compute(double spending, double price)
{
    return spending * usd_per_million / price;
}

} // namespace chokepoint
