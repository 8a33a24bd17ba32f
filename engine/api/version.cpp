// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "revision.hpp" // written by revision.cmake at each build

#include <chokepoint/version.hpp>

namespace chokepoint {

std::string_view version()
{
    return CHOKEPOINT_VERSION;
}

std::string_view revision()
{
    return CHOKEPOINT_REVISION;
}

std::string_view build()
{
    return CHOKEPOINT_COMPILER;
}

} // namespace chokepoint
