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
    std::vector<EdgeDecision> routes;    //!< product x route: what the route may buy in its country

    //! Probability that buyers give to an edge's closing before an order can be repeated; same layout.
    std::vector<double> chips_closing;
    std::vector<double> foundry_closing;
    std::vector<double> memory_closing;

    std::vector<char> closed_at_home; //!< product x cloud: whether the buyer's own state refuses it

    std::vector<char> reached; //!< rule x product: whether a capped rule reaches it, in force or not
};

} // namespace chokepoint
