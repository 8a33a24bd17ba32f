// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "world/rows.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace chokepoint {
struct PriceTable;
}

namespace chokepoint::reading {

//! A number and the unit behind it, as written.
struct Written {
    double number = 0.0;
    std::string unit;
};

//! Takes `3000 wafers/month` apart, or says what is wrong with it and how to write it.
std::variant<Written, std::string> take_apart(std::string_view text);

//! Whether a field has money: a unit of USD. `TPP` has the form of a currency, and is none.
bool is_money(std::string_view unit);

//! A value of unit `unit` in the unit of a field, or one sentence why not. Money where the field has money.
std::variant<double, std::string> in_field_unit(double value, const std::string& unit, const FieldSpec& spec,
                                                const PriceTable& prices);

} // namespace chokepoint::reading
