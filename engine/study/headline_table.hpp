// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "world/world.hpp"

#include <chokepoint/headline.hpp>

#include <array>

namespace chokepoint {

//! Gathers the headline numbers of a run, month by month.
class HeadlineTable {
  public:
    explicit HeadlineTable(const Scenario& scenario);

    //! To be called after each month, in order.
    void add_month(const Scenario& scenario, const World& world);

    //! All years so far, by region and by chipmaker; without the rows of YearlyRows.
    Headline table() const;

  private:
    using BindingMonths = std::array<int, binding_input_names.size()>;

    void begin_year(const Scenario& scenario, int year);

    std::vector<std::vector<RegionYear>> regions_;       //!< region x year
    std::vector<std::vector<ChipmakerYear>> chipmakers_; //!< chipmaker x year
    std::vector<BindingMonths> binding_months_;          //!< of this year, by chipmaker
    int year_ = 0;
};

} // namespace chokepoint
