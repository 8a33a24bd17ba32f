// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "study/study.hpp"

namespace chokepoint {

//! A study as one file: see Study::text.
std::string study_text(const OpenedStudy& opened);

} // namespace chokepoint
