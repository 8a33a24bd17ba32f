// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study/study_identity.hpp"

#include "core/text.hpp"
#include "study/provenance.hpp"

#include <algorithm>

namespace chokepoint {

StudyIdentity identity_of(const StudyPlan& plan, const Release& release)
{
    StudyIdentity identity;
    identity.release = release.version;
    identity.seed = plan.study().seed;
    identity.replicates = plan.study().replicates;
    identity.fork_at = plan.study().fork_at ? yyyymm(*plan.study().fork_at) : 0;
    for (const ScenarioText& text : plan.texts()) {
        identity.scenarios.push_back({text.name, text.digest, {}});
    }
    for (std::size_t point = 0; point < plan.design().points.size(); ++point) {
        identity.points.insert(digest_of_text(plan.overrides(point)));
    }
    return identity;
}

StudyIdentity identity_of(const StoredResult& file)
{
    StudyIdentity identity;
    identity.release = file.provenance().release;
    identity.fork_at = file.provenance().fork_at;
    for (const RunRow& run : file.runs()) {
        identity.seed = run.seed;
        identity.replicates = std::max(identity.replicates, run.replicate + 1);
    }
    for (const ScenarioText& text : file.provenance().scenarios) {
        identity.scenarios.push_back({text.name, text.digest, {}});
    }
    for (const PointText& point : file.provenance().points) {
        identity.points.insert(digest_of_text(point.overrides));
    }
    return identity;
}

std::string difference(const StudyIdentity& began, const StudyIdentity& now)
{
    if (began.release != now.release) {
        return "it was begun by chokepoint " + began.release + ", and this is " + now.release;
    }
    if (began.seed != now.seed) {
        return "it was begun with another seed";
    }
    if (began.fork_at != now.fork_at) {
        return "it was begun with another 'fork_at'";
    }
    if (now.fork_at != 0 && began.scenarios.front().name != now.scenarios.front().name) {
        return "its runs branch off '" + began.scenarios.front().name +
               "', which is not the first scenario now";
    }
    for (const ScenarioText& scenario : began.scenarios) {
        const auto found = std::ranges::find(now.scenarios, scenario.name, &ScenarioText::name);
        if (found == now.scenarios.end()) {
            return "the study no longer has the scenario '" + scenario.name + "'";
        }
        if (found->digest != scenario.digest) {
            return "the scenario '" + scenario.name + "' is not what it was when the study began";
        }
    }
    if (!std::ranges::includes(now.points, began.points)) {
        return "the study no longer has all points of the design that it began with";
    }
    if (began.replicates > now.replicates) {
        return "it was begun with " + to_text(began.replicates) + " replicates, and the study now has " +
               to_text(now.replicates);
    }
    return {};
}

} // namespace chokepoint
