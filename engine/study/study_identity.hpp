// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "output/stored_result.hpp"
#include "study/study_plan.hpp"

#include <set>

namespace chokepoint {

//! What runs of one study share. Stored runs belong to a study whose identity extends theirs: the same
//! scenarios, seed and release; there may be more scenarios, points and replicates.
struct StudyIdentity {
    std::string release;
    std::uint64_t seed = 0;
    std::int64_t replicates = 0;
    std::int64_t fork_at = 0;            //!< as in Provenance
    std::vector<ScenarioText> scenarios; //!< names and digests
    std::set<std::string> points;        //!< digests of what points set
};

StudyIdentity identity_of(const StudyPlan& plan, const Release& release);

//! Of a file; its seed and replicates are those of the runs in it.
StudyIdentity identity_of(const StoredResult& file);

//! Why runs of one study cannot stand in the other, in one sentence; empty if they can.
std::string difference(const StudyIdentity& began, const StudyIdentity& now);

} // namespace chokepoint
