// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace chokepoint {

//! Kinds of headline events.
enum class EventKind : std::int8_t {
    rule_announced,
    rule_in_force,
    rule_ended,
    line_opened,
    product_released,
    model_released,
    frontier_passed
};
inline constexpr std::array<std::string_view, 7> event_kind_names{
    "rule_announced",   "rule_in_force",  "rule_ended",     "line_opened",
    "product_released", "model_released", "frontier_passed"};

//! A headline: what a reader would want marked on the time axis.
struct Event {
    EventKind kind;
    std::string actor;  //!< path of the entity, such as `rules.us_3a090`
    std::string target; //!< path of another, or empty
    double value = 0.0; //!< of the kind: capability of a release [points], capacity of a line
    std::string reason;
};

} // namespace chokepoint
