// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "simulation/simulation.hpp"
#include "world/digest.hpp"
#include "world/kinds.hpp"

#include <cstdint>

namespace chokepoint::testing {

//! Numbers for tests, independent of the engine's draws and of the order in which arguments are evaluated.
class TestNumbers {
  public:
    explicit TestNumbers(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next(); //!< splitmix64 (Steele, Lea, Flood 2014)

    double between(double low, double high);

    std::int64_t whole(std::int64_t low, std::int64_t high); //!< both inclusive

    bool chance(double probability) { return between(0.0, 1.0) < probability; }

  private:
    std::uint64_t state_;
};

//! Gives every number the default of its field row. Call it on entities before setting what a test is about.
void apply_defaults(Scenario& scenario);

//! The same for the entities of one kind alone.
void apply_defaults(Scenario& scenario, std::string_view kind);

//! Sorts entities by id and gives them their keys. Call it last; references must already fit the order.
void finish(Scenario& scenario);

//! The smallest world in which every phase has something to do: one country, one of everything, 24 months.
//! Ids: country `home`, node `n7`, fab `line`, memory line `stacks`, packaging line `slots`, chipmaker
//! `maker`, product `chip`, cloud `cloud`, lab `lab`, segment `users`.
Scenario one_of_everything();

//! A random world of up to a few of each kind, with rules, funds and dates; valid by construction.
Scenario random_world(std::uint64_t seed);

//! Digest of a whole run.
Digest run_digest(const Scenario& scenario, RandomKey random = {});

//! Digests by kind of a whole run.
std::vector<KindDigest> kind_digests(const Scenario& scenario, RandomKey random = {});

} // namespace chokepoint::testing
