// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "support/catch.hpp"
#include "support/worlds.hpp"

#include "mechanisms/develop/develop.hpp"
#include "mechanisms/measure/measure.hpp"

#include <cmath>

using namespace chokepoint;
using namespace chokepoint::testing;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

void run(const Scenario& s, Month month, World& world)
{
    run_labs(s, month, {}, world.clouds, world.regions,
             world.frontiers[static_cast<std::size_t>(Layer::models)], world.labs, world.events);
}

//! A frontier lab whose log efficiency grows by a constant step, and a follower that only reads.
Scenario leader_and_follower(std::int64_t lag, double rate)
{
    Scenario s = one_of_everything();
    s.labs.resize(2, s.labs[0]);
    s.labs[0].id = "follower";
    s.labs[0].compute = 0; // no experiments: with complements (sigma < 1), no research
    s.labs[0].clouds.clear();
    s.labs[1].id = "leader";
    s.research.difficulty_exponent = 0;
    s.research.publication_lag = lag;
    s.research.secrecy_lag = 0; // everything is published
    s.research.diffusion_rate = rate;
    s.compute.retirement = 0;
    finish(s);
    return s;
}

//! The follower's gap in months of the leader's progress, after `months`.
double follower_gap(const Scenario& s, int months)
{
    World world = build_world(s, {});
    double step = 0.0;
    for (int month = 0; month < months; ++month) {
        const double before = world.labs.log_efficiency[1];
        run(s, s.start + month, world);
        step = world.labs.log_efficiency[1] - before;
    }
    return (world.labs.log_efficiency[1] - world.labs.log_efficiency[0]) / step;
}

} // namespace

TEST_CASE("A pure follower lags by the publication lag and the time to absorb it (ORC-19)", "[labs]")
{
    CHECK_THAT(follower_gap(leader_and_follower(4, 0.25), 400), WithinAbs(8.0, 1e-9));
    CHECK_THAT(follower_gap(leader_and_follower(6, 0.5), 400), WithinAbs(8.0, 1e-9));
    CHECK_THAT(follower_gap(leader_and_follower(0, 0.1), 600), WithinAbs(10.0, 1e-9));
}

TEST_CASE("Without diffusion a lab without research stands still: without research nobody moves", "[labs]")
{
    Scenario s = leader_and_follower(4, 0.25);
    s.mechanisms.diffusion = false;
    World world = build_world(s, {});
    run(s, s.start, world);
    CHECK(world.labs.log_efficiency[0] == 0.0);
    CHECK(world.labs.log_efficiency[1] > 0.0);
    s.mechanisms.research = false;
    World still = build_world(s, {});
    run(s, s.start, still);
    CHECK(still.labs.log_efficiency[1] == 0.0);
}

TEST_CASE("Training accumulates for its time and ends in a release", "[labs]")
{
    Scenario s = one_of_everything();
    s.mechanisms.research = false;
    s.labs[0].clouds.clear();
    s.labs[0].compute = 1000;
    s.labs[0].training_time = 3;
    s.labs[0].hardware_utilisation = 0.4;
    s.labs[0].inference_share = 0.5;
    s.labs[0].experiment_share = 0.2;
    s.compute.retirement = 0;
    World world = build_world(s, {});
    for (int month = 0; month < 3; ++month) {
        CHECK(std::isnan(world.labs.capability[0]));
        run(s, s.start + month, world);
    }
    // 1000 H100e * 1979e12/2 FLOP/s * 0.4 * 0.5 * 0.8 * 2629800 s * 3 = 1.2490e24
    CHECK_THAT(world.labs.training_compute[0],
               WithinRel(1979e12 / 2 * 1000 * 0.4 * 0.5 * 0.8 * 2629800.0 * 3, 1e-12));
    CHECK_THAT(world.labs.capability[0], WithinAbs(40.9656, 1e-3)); // 10 log10(1.2490e24/1e20)
    REQUIRE(world.events.size() == 1);
    CHECK(world.events[0].kind == EventKind::model_released);
}

TEST_CASE("A newcomer starts from what is published", "[labs]")
{
    Scenario s = leader_and_follower(2, 0.25);
    s.labs[0].from = {2021, 1, 1};
    World world = build_world(s, {});
    std::vector<double> leader;
    for (int month = 0; month <= 12; ++month) {
        leader.push_back(world.labs.log_efficiency[1]);
        run(s, s.start + month, world);
    }
    CHECK_THAT(world.labs.log_efficiency[0], WithinRel(leader[12 - 2], 1e-12));
}

TEST_CASE("Rented compute is a share of the clouds' stock, and only while the lab acts", "[labs]")
{
    Scenario s = one_of_everything();
    World world = build_world(s, {});
    run(s, s.start, world);
    CHECK(world.labs.rented_compute[0] == 500.0);
    s.labs[0].from = {2030, 1, 1};
    run(s, s.start + 1, world);
    CHECK(world.labs.rented_compute[0] == 0.0);
}
