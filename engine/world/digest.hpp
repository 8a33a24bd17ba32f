// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "core/digest.hpp"
#include "world/kinds.hpp"

#include <string>
#include <vector>

namespace chokepoint {

//! The digest of one kind over the months so far.
struct KindDigest {
    std::string_view kind;
    Digest digest;
};

//! One number for a whole run: every state column of every kind, every month (design: "Digest").
//!
//! d(kind, m) is XXH3-128 of d(kind, m-1), then for each state column in list order its name, a zero byte,
//! the row count and the values; d(kind, 0) is over the initial state. The digest of a run is XXH3-128 of the
//! kinds' digests in list order. Columns of a population's agents enter at the start, each December and at
//! the end. Output selection, threads and dates never enter.
class RunDigest {
  public:
    //! Starts over the initial state.
    RunDigest(const Scenario& scenario, const World& world);

    void add_month(const Scenario& scenario, const World& world);

    Digest finish() const;

    //! By kind, for tests that compare all kinds but some.
    const std::vector<KindDigest>& kinds() const { return kinds_; }

  private:
    std::vector<KindDigest> kinds_;
};

} // namespace chokepoint
