// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include <chokepoint/scenario.hpp>
#include <chokepoint/sources.hpp>

#include <optional>
#include <string>
#include <vector>

namespace chokepoint {

//! A value at which two scenarios differ. Numbers are given as numbers, all else as the resolved text has it.
struct ValueDifference {
    std::string path; //!< `fabs.smic_n7.wafer_capacity.2020-07`, `rules.us_3a090.when`
    std::optional<KnownNumber> first_number;
    std::optional<KnownNumber> second_number;
    std::string first; //!< empty: that scenario says nothing there
    std::string second;
    bool same_value = false; //!< the number is the same: only unit, range, kind, source or role differ
};

//! What differs between two resolved scenarios.
struct ScenarioDifference {
    std::vector<std::string> only_first; //!< entities, as `rules.us_3a090`
    std::vector<std::string> only_second;
    std::vector<ValueDifference> values; //!< head, prices, switches, parameters, series, entities of both
};

//! Compares everything that is given, defaults included; the order of entities in files does not count.
//! The result's order is that of `describe`, entities by id.
ScenarioDifference difference(const Scenario& first, const Scenario& second);

} // namespace chokepoint
