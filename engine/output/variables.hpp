// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "world/kinds.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace chokepoint {

//! A dimension beside run and time: its coordinate is the ids.
struct ResultDimension {
    std::string name; //!< "fab", "layer"
    std::string text; //!< what its ids are
    std::vector<std::string> ids;
};

//! How a variable's numbers stand in the file.
enum class Stored : std::uint8_t { int64, int8, float32, float64 };

std::size_t size_of(Stored stored); //!< [bytes]

//! One variable of the result: a written column, over run, time and `dimensions`.
struct ResultVariable {
    std::string name; //!< `<singular of the kind>_<column>`: "fab_wafer_starts"
    std::string text;
    std::string unit;
    Cells cells = Cells::point;
    Stored stored = Stored::float64;
    std::vector<std::size_t> dimensions;     //!< indices into ResultShape::dimensions
    std::size_t width = 1;                   //!< numbers of a month: product of the dimensions' lengths
    std::span<const std::string_view> flags; //!< names of the values from 0, or none
    const KindRow* kind = nullptr;
    const ColumnRow* column = nullptr;
};

//! What all runs of a file share: everything but the numbers.
struct ResultShape {
    std::string title;
    Month start;                             //!< first recorded month
    int months = 0;                          //!< records, each after its month
    std::vector<ResultDimension> dimensions; //!< those in use, in the order in which variables need them
    std::vector<ResultVariable> variables;   //!< in the order of kinds and of their columns
};

//! Whether trajectories recorded for one may stand in a file of the other.
bool same_layout(const ResultShape& one, const ResultShape& other);

//! Every written column of every kind that has rows. Kinds without entities leave no trace.
ResultShape result_shape(const Scenario& scenario, const World& world);

} // namespace chokepoint
