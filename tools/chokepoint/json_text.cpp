// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "json_text.hpp"

#include <nlohmann/json.hpp>

#include <cmath>

namespace chokepoint::program {

Json number_json(double value)
{
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}

std::string json_text(const Json& value)
{
    return value.dump(2, ' ', true, Json::error_handler_t::replace) + "\n";
}

} // namespace chokepoint::program
