// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "terminal.hpp"

#include <cstdint>
#include <string>

namespace chokepoint::program {

//! What every answer about a study says first when more than a twentieth of its runs failed: the others may
//! be no fair picture of it. Empty where fewer did.
std::string failed_share_text(std::int64_t failed, std::int64_t runs);

//! Says it as a warning.
void warn_of_failures(std::int64_t failed, std::int64_t runs, const Terminal& terminal);

} // namespace chokepoint::program
