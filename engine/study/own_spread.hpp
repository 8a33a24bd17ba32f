// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "core/prices.hpp"
#include "study/spread.hpp"
#include "study/variables.hpp"

#include <optional>

namespace chokepoint {

//! The spread that a scenario gives a number, under another family where one is asked for; or why it has
//! none.
std::variant<Spread, std::string> own_spread(const StudyVariable& variable, std::optional<Family> family,
                                             const PriceTable& prices);

} // namespace chokepoint
