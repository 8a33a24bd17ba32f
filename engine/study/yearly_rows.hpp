// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "world/kinds.hpp"

#include <chokepoint/headline.hpp>

#include <span>
#include <string_view>

namespace chokepoint {

//! The variables that are followed over the years, in the order in which they are shown: the one list of
//! them. A name that no column of this release has is passed over.
std::span<const std::string_view> yearly_variables();

//! Follows variables of a run by year: the sum of a flow, the last month's value of anything else.
class YearlyRows {
  public:
    //! \param initial  the world before its first month, for the ids of what its columns are divided by
    YearlyRows(const Scenario& scenario, const World& initial,
               std::span<const std::string_view> variables = yearly_variables());

    //! To be called after each month, in order.
    void add_month(const Scenario& scenario, const World& world);

    //! Moves `years` and `rows` into a headline.
    void finish(Headline& headline);

  private:
    struct Followed {
        NamedColumn named;
        std::size_t first_row = 0;
        std::size_t count = 0;
    };

    void follow(const NamedColumn& named, std::string_view name, const Scenario& scenario,
                const World& initial);

    std::vector<Followed> followed_;
    std::vector<YearlyRow> rows_;
    std::vector<int> years_;
};

} // namespace chokepoint
