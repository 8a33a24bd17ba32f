// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "output/variables.hpp"

#include <functional>
#include <optional>

namespace chokepoint {

// Scenarios of one study may differ in what exists: a policy removes a rule, another adds a fab. Their file
// has a place for everything that one of them has, and a run has missing values where its scenario has
// nothing.

//! The least shape that has a place for what either has. Both must cover the same months.
//! \throws std::logic_error if they do not
ResultShape shape_union(const ResultShape& one, const ResultShape& other);

//! The variables of a shape whose names are wanted, and the dimensions that they need.
ResultShape select_variables(const ResultShape& shape, const std::function<bool(std::string_view)>& wanted);

//! How numbers of one shape stand in another, which has a place for them.
class ShapeMap {
  public:
    //! Variables that `to` does not have are left out.
    //! \throws std::runtime_error naming what has no place: a month, an id, a variable of another type
    ShapeMap(const ResultShape& from, const ResultShape& to);

    //! Whether both are the same, number by number.
    bool is_identity() const { return identity_; }

    //! Which variable of `from` a variable of `to` is; nothing where `from` does not have it.
    std::optional<std::size_t> source(std::size_t variable) const { return variables_[variable].source; }

    //! Numbers of a month of `source(variable)`.
    std::size_t source_width(std::size_t variable) const { return variables_[variable].source_width; }

    //! Puts one month of a variable, in stored form, where it belongs; other numbers stay as they are.
    void place_month(std::size_t variable, std::span<const std::byte> from, std::span<std::byte> into) const;

  private:
    struct Variable {
        std::optional<std::size_t> source;
        std::size_t source_width = 0;
        std::size_t size = 0;           //!< of a number [bytes]
        std::vector<std::size_t> cells; //!< places in `to` of the numbers in `from`; empty: the same
    };

    bool identity_ = true;
    std::vector<Variable> variables_; //!< of `to`
};

} // namespace chokepoint
