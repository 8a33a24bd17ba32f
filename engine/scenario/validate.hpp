// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "scenario/reader.hpp"

namespace chokepoint::reading {

//! Checks what no field can know of itself: sums of shares, order of dates, whether makers can make what
//! they sell. Each mistake is reported where the offending value stands.
void check_meaning(Reader& reader);

} // namespace chokepoint::reading
