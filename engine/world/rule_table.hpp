// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "world/values.hpp"

namespace chokepoint {

//! What the rules say of one edge.
struct EdgeDecision {
    Verdict verdict = Verdict::allow;
    std::int32_t rule = -1; //!< the deciding rule; -1: none matched
};

//! Rules compiled to dense tables: [product x counterpart], row-major. The market never parses.
struct RuleTable {
    std::vector<EdgeDecision> chips;     //!< product x cloud
    std::vector<EdgeDecision> foundry;   //!< product x fab
    std::vector<EdgeDecision> memory;    //!< product x memory line
    std::vector<EdgeDecision> packaging; //!< product x packaging line
};

} // namespace chokepoint
