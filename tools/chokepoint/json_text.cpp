// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "json_text.hpp"

#include <nlohmann/json.hpp>

namespace chokepoint::program {

std::string json_text(const Json& value)
{
    return value.dump(2, ' ', true, Json::error_handler_t::replace) + "\n";
}

} // namespace chokepoint::program
