// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "world/scenario.hpp"

#include <optional>
#include <string_view>

namespace chokepoint {

//! Which layer the numbers of a kind, of a group, or of one field of a group belong to.
struct NumberLayer {
    std::string_view path; //!< start of the numbers' paths: `fabs`, `parameters.market`
    enum class How : std::uint8_t {
        one,           //!< `layer`, all of them
        largest_share, //!< of a fund: that of its largest share, the lower one on a tie; none without
        of_rule,       //!< of an export or import rule: what is shipped
        shared         //!< no layer: they bear on several
    } how = How::one;
    Layer layer = Layer::chips; //!< of How::one
};

//! The row of a number's path: the longest that it starts with; nullptr if the table has none.
const NumberLayer* find_number_layer(std::string_view path);

//! Layer of a number of the scenario by its path; none where it is shared.
std::optional<Layer> layer_of_number(const Scenario& scenario, std::string_view path);

} // namespace chokepoint
