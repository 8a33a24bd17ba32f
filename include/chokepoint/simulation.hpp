// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include <chokepoint/month.hpp>
#include <chokepoint/scenario.hpp>

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace chokepoint {

//! Everything that changes in a run. Opaque; read it with `column`.
struct World;

//! Called after each month. The world is the run's own: look, and keep no reference.
using Observer = std::function<void(const World&, Month)>;

//! What identifies a finished run.
struct RunSummary {
    std::string digest; //!< 32 hex digits: equal for equal scenario, seed, replicate and release
    int months = 0;     //!< simulated
};

//! Simulates a scenario from its first month to its last, in memory.
//! \param seed       the study's; policies with equal seeds share every draw
//! \param replicate  number of the repetition under that seed, from 0
//! \throws InvariantError when the model leaves its domain; what the observer throws.
RunSummary simulate(const Scenario& scenario, std::uint64_t seed, std::uint32_t replicate,
                    const Observer& observer = {});

//! Ids along a dimension of columns, in their order: rows, such as `dimension_ids(scenario, "fab")` for
//! `fab_wafer_starts` or "region", and what a row is divided by, such as "layer", "origin", "channel".
//! \throws std::logic_error for an unknown dimension.
std::vector<std::string> dimension_ids(const Scenario& scenario, std::string_view dimension);

//! A column of real numbers, named as in the result file: `column(world, "region_compute_stock")`.
//! Row-major where it has more dimensions. Valid until the observer returns.
//! \throws std::invalid_argument for a name that is unknown or not of this type.
std::span<const double> column(const World& world, std::string_view name);

//! A column of whole numbers: `column_whole(world, "fab_wafer_starts")`.
std::span<const std::int64_t> column_whole(const World& world, std::string_view name);

//! A column of flags: `column_flags(world, "chipmaker_binding_input")`.
std::span<const std::int8_t> column_flags(const World& world, std::string_view name);

} // namespace chokepoint
