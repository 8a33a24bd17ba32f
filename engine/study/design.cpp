// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study/design.hpp"

namespace chokepoint {

Design make_design(const Study& /*study*/, const std::vector<LoadedScenario>& /*scenarios*/)
{
    Design design;
    design.points.emplace_back();
    return design;
}

} // namespace chokepoint
