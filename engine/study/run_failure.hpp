// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include <chokepoint/month.hpp>

#include <exception>
#include <string>
#include <string_view>

namespace chokepoint {

//! What the run table says of a run that ended with an error, in one sentence with the month.
//! \param month  that was being simulated; nothing began before the first: then `begun` is false
std::string failure_text(const std::exception& error, Month month, bool begun);

//! Whether a run failed because memory was short: its only error that another try may not meet.
bool is_want_of_memory(std::string_view error);

} // namespace chokepoint
