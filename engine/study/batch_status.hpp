// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include <chokepoint/batch.hpp>

namespace chokepoint {

//! See `batch_status` in the public face.
BatchStatus status_of(const std::vector<std::filesystem::path>& outputs);

} // namespace chokepoint
