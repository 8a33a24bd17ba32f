// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include <string>

namespace chokepoint {

//! JSON Schema of study files, for editors; committed as scenarios/study.schema.json.
std::string study_schema_text();

} // namespace chokepoint
