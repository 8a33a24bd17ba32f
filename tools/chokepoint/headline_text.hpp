// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "json_text.hpp"

#include <chokepoint/headline.hpp>

#include <functional>
#include <string>
#include <string_view>

namespace chokepoint::program {

//! The headline numbers as two tables of at most 100 columns: at most four years, the first and the last
//! among them. `heading` dresses the lines of titles.
std::string headline_text(const Headline& headline,
                          const std::function<std::string(std::string_view)>& heading);

//! Every year, as `run --help` documents it.
Json regions_json(const Headline& headline);
Json chipmakers_json(const Headline& headline);

} // namespace chokepoint::program
