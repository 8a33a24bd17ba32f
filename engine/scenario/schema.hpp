// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include <string>

namespace chokepoint {

//! JSON Schema (draft 7) of scenario files for editors, made from the field rows. It checks shape, words
//! and the bounds of plain numbers; units, references and sums are the reader's.
std::string schema_text();

} // namespace chokepoint
