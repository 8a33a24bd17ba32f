// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "one_phase.hpp"
#include "support/worlds.hpp"

#include "mechanisms/produce/produce.hpp"

namespace chokepoint::testing {

//! A world in which production runs alone, from orders that the test gives.
struct Plant : OnePhase {
    using OnePhase::OnePhase;

    //! `units` of every product in each of the last three months.
    Plant(Scenario scenario, std::int64_t units) : OnePhase(std::move(scenario)) { order(units); }

    void order(std::int64_t units)
    {
        for (std::size_t product = 0; product < s.products.size(); ++product) {
            order(product, units, units, units);
        }
    }

    //! What was ordered of a product in the last three months, one after another.
    void order(std::size_t product, std::int64_t first, std::int64_t second, std::int64_t third)
    {
        const std::array newest_first{third, second, first};
        std::ranges::copy(newest_first,
                          world.products.past_orders.begin() +
                              static_cast<std::ptrdiff_t>(destination_of(product, 0) * order_months));
    }

    void month()
    {
        produce(s, world, workspace);
        end_month();
    }
};

} // namespace chokepoint::testing
