// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "core/math.hpp"

namespace chokepoint::laws {

//! Share of a steady stream of applications that has been decided `age` months after the first were filed,
//! when each takes an Erlang(2) time of mean `mean` [month]: F(a) = 1 - e^(-2a/m) (1 + 2a/m). With mean 0
//! everything is decided at once.
inline double decided_erlang(double age, double mean)
{
    if (age <= 0.0 || mean <= 0.0) {
        return mean <= 0.0 && age >= 0.0 ? 1.0 : 0.0;
    }
    const double stages = 2.0 * age / mean;
    return 1.0 - math::exp(-stages) * (1.0 + stages);
}

} // namespace chokepoint::laws
