// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "json_text.hpp"
#include "table_text.hpp"

#include <chokepoint/sources.hpp>

#include <string>

namespace chokepoint::program {

//! A report in tables: by layer, by source, guesses, numbers that do not say how they are known. Defaults
//! that several entities share stand in one line.
std::string sources_text(const SourceReport& report, const Heading& heading);

//! The same with every number by itself, as `sources --help` documents it.
Json sources_json(const SourceReport& report);

} // namespace chokepoint::program
