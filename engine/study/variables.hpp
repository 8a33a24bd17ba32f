// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "world/kinds.hpp"

#include <map>
#include <string>
#include <string_view>

namespace chokepoint {

//! One value of a scenario that a study may vary: what `--set` can set.
struct StudyVariable {
    FieldRow row{};                     //!< the field; its `spec` is that of the number
    bool whole = false;                 //!< a number without fraction
    const Quantity* quantity = nullptr; //!< of the scenario; nullptr: the value is not one number
};

using Variables = std::map<std::string, StudyVariable, std::less<>>;

//! All of a scenario, by path: fields of entities and groups, and the numbers inside them. The horizon is
//! none, since runs of one file have the same months.
Variables variables_of(const Scenario& scenario);

//! Why a variable cannot take this value, a number in the field's unit or a word, in one sentence; empty if
//! it can.
std::string refuse_value(const StudyVariable& variable, std::string_view value, const Scenario& scenario);

//! `path=value` as `--set` takes it.
std::string override_text(std::string_view path, const StudyVariable& variable, std::string_view value);

} // namespace chokepoint
