// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "world/world.hpp"

#include <map>
#include <string>
#include <vector>

namespace chokepoint::testing {

//! What one run of the baseline did, month by month, in the quantities that stylised facts speak of.
class History {
  public:
    explicit History(const Scenario& scenario) : start_(scenario.start) {}

    void observe(const Scenario& scenario, const World& world);

    //! Value at the end of a month; NaN where there is none.
    double at(const std::string& name, int year, int month) const;

    //! Sum over a calendar year.
    double sum(const std::string& name, int year) const;

    //! Mean over the months of a calendar year that have a value.
    double mean(const std::string& name, int year) const;

    //! Monthly values from the first month of one year to the last month of another.
    std::vector<double> between(const std::string& name, int first_year, int last_year) const;

  private:
    Month start_;
    std::map<std::string, std::vector<double>> series_;
};

} // namespace chokepoint::testing
