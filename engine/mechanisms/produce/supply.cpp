// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "mechanisms/produce/supply.hpp"

#include "mechanisms/govern/passing.hpp"

namespace chokepoint {

void split_over(const Scenario& scenario, Month now, double wanted, std::vector<Supplier>& suppliers,
                Rules& refusals)
{
    double capacity = 0.0;
    double open = 0.0; // capacity of those that no rule closes
    for (const Supplier& supplier : suppliers) {
        capacity += supplier.capacity;
        open += passing_share(scenario, supplier.decision, now) > 0.0 ? supplier.capacity : 0.0;
    }
    for (Supplier& supplier : suppliers) {
        const double passing = passing_share(scenario, supplier.decision, now);
        const double total = passing > 0.0 ? open : capacity;
        const double share = total > 0.0 ? wanted * supplier.capacity / total : 0.0;
        supplier.asked = share * passing;
        count_refused(refusals, supplier.decision, share, passing);
    }
}

} // namespace chokepoint
