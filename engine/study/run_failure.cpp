// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study/run_failure.hpp"

#include "core/text.hpp"

#include <chokepoint/errors.hpp>

#include <new>
#include <stdexcept>

namespace chokepoint {
namespace {

constexpr std::string_view want_of_memory = "out of memory";

//! Of an invalid scenario the first mistake; there is one line for it.
std::string one_sentence(const std::exception& error)
{
    if (const auto* invalid = dynamic_cast<const ScenarioError*>(&error)) {
        const std::vector<Problem>& problems = invalid->problems();
        if (!problems.empty()) {
            return problems.front().path + ": " + problems.front().message;
        }
    }
    const std::string what = escape_controls(error.what());
    return dynamic_cast<const std::logic_error*>(&error) != nullptr ? "internal error: " + what : what;
}

} // namespace

std::string failure_text(const std::exception& error, Month month, bool begun)
{
    const std::string when = begun ? " in " + month.text() : std::string(" before the first month");
    if (dynamic_cast<const std::bad_alloc*>(&error) != nullptr) {
        return std::string(want_of_memory) + when;
    }
    const std::string what = one_sentence(error);
    const bool named = begun && what.find(month.text()) != std::string::npos;
    return named ? what : what + when;
}

bool is_want_of_memory(std::string_view error)
{
    return error.starts_with(want_of_memory);
}

} // namespace chokepoint
