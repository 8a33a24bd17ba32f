// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "support/catch.hpp"
#include "support/worlds.hpp"

using namespace chokepoint;
using namespace chokepoint::testing;

namespace {

//! Runs a world; check_invariants() inside throws where something is lost or made of nothing.
void run(std::uint64_t seed)
{
    INFO("world " << seed);
    int months = 0;
    const Scenario scenario = random_world(seed);
    REQUIRE_NOTHROW(simulate(scenario, {seed, 0}, [&](const Scenario&, const World&) { ++months; }));
    CHECK(months == scenario.months());
}

} // namespace

TEST_CASE("500 random worlds conserve wafers, dies, stacks, packages, units and money every month",
          "[system][conservation]")
{
    for (std::uint64_t seed = 0; seed < 500; ++seed) {
        run(seed);
    }
}

TEST_CASE("10,000 random worlds conserve wafers, dies, stacks, packages, units and money every month",
          "[.nightly][conservation]")
{
    for (std::uint64_t seed = 1000; seed < 11000; ++seed) {
        run(seed);
    }
}
