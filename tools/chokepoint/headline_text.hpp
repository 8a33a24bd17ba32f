// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "json_text.hpp"
#include "table_text.hpp"

#include <chokepoint/headline.hpp>

#include <string>

namespace chokepoint::program {

//! The headline numbers of a short run as two tables of at most 100 columns, every year of it; fits up to
//! four years.
std::string headline_text(const Headline& headline, const Heading& heading);

//! The headline numbers of a long run: a row for each variable of each region, layer and firm, at most eight
//! years side by side, spread evenly, the first and the last among them. Rows of nothing are left out.
std::string yearly_text(const Headline& headline, const Heading& heading);

//! Every year, as `run --help` documents it.
Json regions_json(const Headline& headline);
Json chipmakers_json(const Headline& headline);
Json over_years_json(const Headline& headline);

} // namespace chokepoint::program
