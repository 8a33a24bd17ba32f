// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "study/study.hpp"
#include "world/rows.hpp"

#include <array>
#include <string>
#include <variant>

namespace chokepoint {

//! How many numbers a family has.
std::size_t numbers_of(Family family);

//! The values that one number of a scenario takes over a study.
struct Spread {
    Family family = Family::uniform;
    std::array<double, 4> numbers{}; //!< of the family, in the field's unit
    bool whole = false;              //!< whole numbers; uniform ones are equally likely
    double least = 0.0;              //!< bounds of the values: of the family, or of the field
    double most = 0.0;
    double below = 0.0;  //!< share of a normal or lognormal family that lies below `least`
    double inside = 1.0; //!< and the share within the bounds

    //! Whether the values end before the field's bounds do: they may be asked for at quantiles 0 and 1.
    bool bounded() const { return family != Family::normal && family != Family::lognormal; }

    //! The value at a quantile in [0, 1].
    double at(double quantile) const;
};

//! The spread of a field's values, or one sentence why there is none.
//! \param numbers  as many as numbers_of(family)
std::variant<Spread, std::string> make_spread(Family family, const std::vector<double>& numbers,
                                              const FieldSpec& field, bool whole);

} // namespace chokepoint
