// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "scenario/extends.hpp"

namespace chokepoint::reading {

//! Puts the rows of `{file: x.csv}` in place of the file's name, each with its own place, in all series.
//! The file has the head `month,value`; it is relative to the file that names it.
void expand_series(YamlNode& root, Files& files, Opener& opener, Problems& problems);

} // namespace chokepoint::reading
