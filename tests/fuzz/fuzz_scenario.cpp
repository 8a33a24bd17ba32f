// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors

// Any bytes are a scenario that is read, or one that is refused with places; what is read resolves to a text
// that reads back to itself. Bytes behind a zero are an override.

#include "scenario/load.hpp"
#include "scenario/resolved.hpp"

#include <chokepoint/errors.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace {

using namespace chokepoint;

void require(bool holds)
{
    if (!holds) {
        std::abort();
    }
}

void check_refusal(const ScenarioError& error)
{
    require(!error.problems().empty() && error.problems().size() <= 101);
    for (const Problem& problem : error.problems()) {
        require(problem.place.line > 0 && problem.place.column > 0);
        for (const char c : problem.text() + problem.source) {
            require(static_cast<unsigned char>(c) >= 0x20 && c != 0x7f);
        }
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const std::size_t zero = bytes.find('\0');
    LoadOptions options;
    if (zero != std::string_view::npos && zero > 0) {
        options.overrides.emplace_back(bytes.substr(zero + 1));
    }
    Scenario scenario;
    try {
        const std::string_view text = options.overrides.empty() ? bytes : bytes.substr(0, zero);
        scenario = load_scenario_text(text, "fuzz.yaml", options).scenario;
    } catch (const ScenarioError& error) {
        check_refusal(error);
        return 0;
    }
    const std::string resolved = resolved_text(scenario);
    require(resolved_text(load_scenario_text(resolved, "fuzz.yaml").scenario) == resolved);
    return 0;
}
