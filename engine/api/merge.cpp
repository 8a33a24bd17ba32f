// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study/merge.hpp"

#include <chokepoint/version.hpp>

namespace chokepoint {

MergeReport merge_results(const MergeOptions& options, const Host& host)
{
    return merge_parts(options, {version(), revision(), build()}, host);
}

} // namespace chokepoint
