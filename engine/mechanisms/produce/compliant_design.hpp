// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "world/world.hpp"

#include <span>

namespace chokepoint {

//! What a designer goes by: the rules that it foresees, where it wants to sell, and how near it goes to
//! limits.
struct DesignBrief {
    std::span<const std::int32_t> rules; //!< rows of those on chips that will count when the part is sold
    const References& destinations;
    std::span<const double> links; //!< chip-to-chip bandwidths that it can set [GB/s]
    double margin = 0.0;           //!< distance from limits [1]
};

//! Share of orders from the destinations that rules are expected to let through: all of what they allow, what
//! licences grant, the designer's guess where they ask for a notice; the mean over destinations [1].
double open_share(const Scenario& scenario, const DesignBrief& brief, const Product& product);

//! What a part is worth to its designer: performance in which the link counts a little, times the open share.
//!
//! \param model part whose link is the measure [roofline units]
double design_value(const Scenario& scenario, const DesignBrief& brief, const Product& product,
                    const Product& model);

//! A part and its worth; 0 where nothing is let through.
struct CompliantDesign {
    Product product;
    double value = 0.0;
};

//! The variant of a part that is worth most under the rules. Units are disabled (TPP and operations fall in
//! one proportion), the link is set to a lower step, stacks are left out or a spare one is used. The die
//! stays as it is, and dies without working units are left out: no idle area is carried to thin out
//! performance. Id, key, dates, price and stocks stay those of the model.
CompliantDesign design_for(const Scenario& scenario, const DesignBrief& brief, const Product& model);

} // namespace chokepoint
