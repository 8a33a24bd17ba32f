// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include <string>

namespace chokepoint::bench {

//! A scenario of two countries and a node, and for every firm a fab, a memory line, a packaging line, a
//! chipmaker, a product, a cloud and a lab: 3 + 7 firms entities.
std::string generated_scenario(int firms);

//! A scenario of six frameworks and two populations of developers, with `agents` agents together.
std::string developer_scenario(int agents);

} // namespace chokepoint::bench
