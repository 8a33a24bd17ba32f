// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "support/source_dir.hpp"

std::filesystem::path chokepoint::testing::source_dir()
{
    return CHOKEPOINT_SOURCE_DIR;
}
