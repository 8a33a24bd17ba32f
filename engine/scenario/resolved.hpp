// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "world/scenario.hpp"

#include <string>

namespace chokepoint {

//! The whole scenario as one YAML file: defaults, prices and all, numbers in the units they were given in.
//! Reading it needs no other file and gives the same Scenario bit for bit.
std::string resolved_text(const Scenario& scenario);

} // namespace chokepoint
