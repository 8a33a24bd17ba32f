// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace chokepoint::bench {

//! What a piece of work took.
struct Measure {
    double wall = 0.0;      //!< [s]
    double processor = 0.0; //!< of all threads of this program [s]
};

Measure measured(const std::function<void()>& work);

//! Least, middle and largest of some numbers.
struct Spread {
    double least = 0.0;
    double median = 0.0;
    double largest = 0.0;
};

Spread spread_of(std::vector<double> numbers);

//! One thing to be measured, and what it took in each round.
struct Case {
    std::string name;
    std::function<void()> work;
    std::vector<Measure> rounds{};
};

//! Measures each case once per round, in every round in another order, so that what drifts on the machine
//! meets all of them.
void measure_in_rounds(std::vector<Case>& cases, int rounds);

//! `top` over `bottom`, round by round: what disturbs a whole round disturbs no ratio.
Spread ratio(const Case& top, const Case& bottom, double Measure::*what = &Measure::wall);

} // namespace chokepoint::bench
