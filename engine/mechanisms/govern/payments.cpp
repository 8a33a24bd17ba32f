// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "mechanisms/govern/payments.hpp"

#include "laws/allocation.hpp"
#include "laws/disbursement.hpp"

#include <cmath>

namespace chokepoint {
namespace {

//! Money that a fund pays out this month [MUSD].
double tranche(const Fund& fund, Month now)
{
    const int months = std::max(1, static_cast<int>(std::floor(12.0 * fund.years + 0.5)));
    const int age = now - fund.from.first_full_month();
    if (!fund.acts(now) || age >= months) {
        return 0.0;
    }
    if (!fund.tranches.empty()) {
        return fund.amount * laws::listed_tranche(fund.tranches, age, months);
    }
    switch (fund.profile) {
    case DisbursementProfile::flat:
        return fund.amount * laws::flat_tranche(age, months);
    case DisbursementProfile::front_loaded:
        return fund.amount * laws::front_loaded_tranche(age, months);
    case DisbursementProfile::triangular:
        return fund.amount * laws::triangular_tranche(age, months);
    }
    return 0.0;
}

//! What the fund's region lacks of its targets [1].
LayerShares gaps_of(const Scenario& scenario, const Fund& fund, const Regions& regions)
{
    const std::size_t region = region_of(scenario, fund.country);
    LayerShares gaps{};
    for (std::size_t layer = 0; layer < num_layers; ++layer) {
        const double reached = regions.self_sufficiency[region * num_layers + layer];
        gaps[layer] = std::max(0.0, fund.targets[layer] - (std::isnan(reached) ? 0.0 : reached));
    }
    return gaps;
}

} // namespace

std::vector<LayerShares> payments_of_funds(const Scenario& scenario, Month now, const Regions& regions)
{
    std::vector<LayerShares> payments;
    for (const Fund& fund : scenario.funds) {
        LayerShares shares = fund.layers;
        if (fund.allocation == Allocation::gap_seeking) {
            laws::gap_seeking_shares(fund.layers, gaps_of(scenario, fund, regions), fund.gap_exponent,
                                     shares);
        }
        const double paid = tranche(fund, now);
        for (double& share : shares) {
            share *= paid;
        }
        payments.push_back(shares);
    }
    return payments;
}

} // namespace chokepoint
