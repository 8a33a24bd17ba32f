// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study/provenance.hpp"

#include "core/digest.hpp"
#include "core/self_check.hpp"
#include "scenario/resolved.hpp"

namespace chokepoint {

ScenarioText scenario_text(const Scenario& scenario)
{
    ScenarioText text{scenario.name, {}, resolved_text(scenario)};
    text.digest = digest_of_text(text.resolved);
    return text;
}

Provenance program_provenance(const Release& release)
{
    Provenance provenance;
    provenance.release = release.version;
    provenance.self_check_digest = self_check_digest();
    return provenance;
}

std::string digest_of_text(std::string_view text)
{
    return digest_of(std::as_bytes(std::span(text.data(), text.size()))).hex();
}

} // namespace chokepoint
