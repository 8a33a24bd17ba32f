// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "world/world.hpp"

namespace chokepoint {

//! Memory of one segment's choice: nothing in it is state. Rows are labs.
struct ProviderChoice {
    std::vector<double> utility; //!< -inf: no model to be had
    std::vector<std::size_t> group;
    std::vector<double> target; //!< shares of those who choose this month; sum 1, or less where protection
                                //!< leaves some without any model
    std::vector<double> free;
    std::vector<double> bound;
};

//! What the users of a segment would choose this month, each lab by its best release.
void choose_providers(const Scenario& scenario, Month now, RandomKey random, std::size_t segment,
                      const Labs& labs, ProviderChoice& choice);

} // namespace chokepoint
