// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "support/catch.hpp"
#include "support/worlds.hpp"

#include "mechanisms/develop/labs.hpp"
#include "mechanisms/measure/measure.hpp"

#include <cmath>

using namespace chokepoint;
using namespace chokepoint::testing;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

constexpr auto cn = static_cast<std::size_t>(Region::cn);

//! A follower in China (row 0) without research of its own, and a leader in the US (row 1); one release a
//! month.
Scenario two_regions()
{
    Scenario s = one_of_everything();
    s.countries.resize(2, s.countries[0]);
    s.countries[0].id = "cn";
    s.countries[0].region = Region::cn;
    s.countries[1].id = "us";
    s.labs.resize(2, s.labs[0]);
    for (Lab& lab : s.labs) {
        lab.clouds.clear();
        lab.training_time = 1;
        lab.inference_share = 0;
        lab.experiment_share = 0;
    }
    s.labs[0].id = "follower";
    s.labs[0].talent = 0;
    s.labs[1].id = "leader";
    s.labs[1].country = {1};
    s.labs[1].compute = 8 * s.labs[0].compute;
    s.segments.clear();
    s.compute.retirement = 0;
    s.research.talent_share = 1;
    s.research.difficulty_exponent = 0;
    s.research.secrecy_lag = 0;
    s.labs[1].talent = s.research.reference_talent;
    s.research.progress = std::log(3.0) / 12.0; // threefold a year
    s.research.post_training_start = s.research.distillation_start = {2020, 1, 1};
    s.mechanisms.capability_channels = CapabilityChannels::none;
    finish(s);
    return s;
}

struct Race {
    explicit Race(Scenario scenario) : s(std::move(scenario)), world(build_world(s, {}))
    {
        world.month = s.start;
    }

    //! A month of labs and measures; labs' own compute grows by `orders` a year.
    void month(double orders)
    {
        run_labs(s, world.month, world.random, world.clouds, world.regions,
                 world.frontiers[static_cast<std::size_t>(Layer::models)], world.labs, world.events);
        measure_lags(s, world.month, world.products, world.labs, world.frontiers, world.layers,
                     world.regions);
        measure_capability(s, world.month, world.clouds, world.labs, world.frontiers, world.regions);
        for (double& compute : world.labs.own_compute) {
            compute *= std::pow(10.0, orders / 12.0);
        }
        world.month = world.month + 1;
    }

    double gap() const { return world.regions.capability_gap[cn]; }

    Scenario s;
    World world;
};

} // namespace

TEST_CASE(
    "Compute ratio 8, lag 4, rate 0.15, algorithms threefold and 1.13 orders a year: 14.1 months behind",
    "[labs][null]")
{
    Scenario s = two_regions();
    s.research.publication_lag = 4;
    s.research.diffusion_rate = 0.15;
    Race race(s);
    for (int month = 0; month < 300; ++month) {
        race.month(1.13 - std::log10(3.0));
    }
    // ORC-18 with ORC-19: 12/1.13 (log10 8 + (4 + 1/0.15) log10(3)/12) = 14.09
    const double closed_form = 12.0 / 1.13 * (std::log10(8.0) + (4.0 + 1.0 / 0.15) * std::log10(3.0) / 12.0);
    CHECK_THAT(closed_form, WithinAbs(14.1, 0.05));
    CHECK_THAT(race.gap(), WithinAbs(closed_form, 1e-6));
    // in orders: log10 8 + 0.424
    CHECK_THAT(race.world.regions.effective_compute_gap[cn], WithinAbs(closed_form * 1.13 / 12.0, 1e-9));
}

TEST_CASE("Post-training of who only reads trails by lag and absorption", "[labs]")
{
    Scenario s = two_regions();
    s.mechanisms.capability_channels = CapabilityChannels::post_training;
    s.labs[1].experiment_share = 0.3;
    s.research.post_training_growth = 6;
    s.research.post_training_lag = 3;
    s.research.post_training_diffusion = 0.22;
    Race race(s);
    for (int month = 0; month < 200; ++month) {
        race.month(0.5);
    }
    const double points_behind = race.world.labs.post_training[1] - race.world.labs.post_training[0];
    CHECK_THAT(points_behind, WithinAbs(0.5 * (3.0 + 1.0 / 0.22), 1e-9));  // ORC-19 at half a point a month
    CHECK_THAT(race.world.labs.post_training[1], WithinRel(100.0, 1e-12)); // 200 months at the full rate
    CHECK(race.world.labs.distilled[0] == 0.0);
}

TEST_CASE("Distillation lifts a follower, but never above the margin below the leader", "[labs]")
{
    TestNumbers numbers(5);
    for (int trial = 0; trial < 40; ++trial) {
        Scenario s = two_regions();
        s.mechanisms.capability_channels =
            trial % 2 == 0 ? CapabilityChannels::distillation : CapabilityChannels::both;
        s.labs[0].training_time = numbers.whole(1, 6);
        s.labs[1].training_time = numbers.whole(1, 6);
        s.labs[0].access.steps[0].value = numbers.between(0.2, 1);
        s.labs[1].compute = s.labs[0].compute * numbers.between(5, 1000);
        s.research.distillation_rate = numbers.between(0.1, 1);
        s.research.distillation_decay = numbers.between(0, 0.1);
        s.research.distillation_margin = numbers.between(0, 5);
        Race race(s);
        double most_copied = 0.0;
        for (int month = 0; month < 60; ++month) {
            const double leader = race.world.labs.capability[1]; // what can be copied this month
            race.month(numbers.between(0, 1));
            const Labs& labs = race.world.labs;
            if (std::isnan(labs.capability[0]) || std::isnan(leader)) {
                continue;
            }
            const double own = own_capability(s, labs.effective_compute[0], 0, labs);
            CHECK(own + labs.distilled[0] <= std::max(own, leader - s.research.distillation_margin) + 1e-9);
            CHECK(labs.capability[0] <= std::max(own, leader - s.research.distillation_margin) + 1e-9);
            most_copied = std::max(most_copied, labs.distilled[0]);
        }
        CHECK(most_copied > 0.5); // points; else nothing was tested
    }
}

TEST_CASE("What was copied gives way where a lab's own work has come near the leader", "[labs]")
{
    Scenario s = two_regions();
    s.mechanisms.capability_channels = CapabilityChannels::distillation;
    s.research.distillation_rate = 0.5;
    s.research.distillation_decay = 0;
    s.research.distillation_margin = 2;
    Race race(s);
    for (int month = 0; month < 36; ++month) {
        race.month(0.3);
    }
    CHECK(race.world.labs.distilled[0] > 5.0);
    race.world.labs.own_compute[0] *= 6; // of the leader's eightfold: 10 log10 6 = 7.8 points of its own
    const double leader = race.world.labs.capability[1];
    race.month(0.3);
    const double own = own_capability(s, race.world.labs.effective_compute[0], 0, race.world.labs);
    CHECK_THAT(race.world.labs.capability[0], WithinAbs(std::max(own, leader - 2.0), 1e-9));
    CHECK_THAT(race.world.labs.distilled[0], WithinAbs(std::max(0.0, leader - 2.0 - own), 1e-9));
}

TEST_CASE("The channels narrow the gap: none, post-training, distillation, both are four worlds", "[labs]")
{
    std::array<double, 4> gaps{};
    for (std::size_t channel = 0; channel < 4; ++channel) {
        Scenario s = two_regions();
        s.mechanisms.capability_channels = static_cast<CapabilityChannels>(channel);
        s.labs[1].experiment_share = 0.3;
        Race race(s);
        for (int month = 0; month < 120; ++month) {
            race.month(0.6);
        }
        gaps[channel] = race.gap();
        CHECK(gaps[channel] > 0.0); // the follower never leads
    }
    CHECK(gaps[static_cast<std::size_t>(CapabilityChannels::distillation)] < gaps[0]);
    CHECK(gaps[static_cast<std::size_t>(CapabilityChannels::post_training)] <
          gaps[0]); // of 0.5 points a month more
    CHECK(gaps[3] < gaps[1]);
}

TEST_CASE("Taking open weights away makes the follower later", "[labs][direction]")
{
    const auto gap = [](Openness openness, CapabilityChannels channels) {
        Scenario s = two_regions();
        s.labs.push_back(s.labs[1]);
        s.labs[2].id = "second";
        s.labs[2].open = openness;
        s.labs[2].compute *= 0.8;
        s.labs[0].access.steps[0].value = 0;
        s.research.secrecy_lag = 6;
        s.mechanisms.capability_channels = channels;
        finish(s);
        Race race(s);
        for (int month = 0; month < 120; ++month) {
            race.month(0.6);
        }
        return race.gap();
    };
    for (const CapabilityChannels channels :
         {CapabilityChannels::none, CapabilityChannels::distillation, CapabilityChannels::both}) {
        CHECK(gap(Openness::closed, channels) > gap(Openness::open, channels) + 1.0);
    }
}

TEST_CASE("A lab that decides opens its weights as often as its motives say, and never where release is off",
          "[labs]")
{
    Scenario s = two_regions();
    s.labs[0].open = Openness::endogenous;
    s.labs[0].disposition = 0.5;
    s.labs[0].api_share = 0.1;
    World world = build_world(s, {});
    world.labs.capability[0] = 10;
    const double probability = 1.0 / (1.0 + std::exp(-(0.2 + 1.9 * 0.5 - 3.2 * 0.1)));
    const int months = 4000;
    int opened = 0;
    for (int month = 0; month < months; ++month) {
        publish(s, s.start + month, {7, 0}, world.regions, 0, world.labs);
        opened += world.labs.open_weights[0];
    }
    const double deviation = std::sqrt(months * probability * (1 - probability));
    CHECK_THAT(opened, WithinAbs(months * probability, 4 * deviation));
    s.mechanisms.release = false;
    publish(s, s.start, {7, 0}, world.regions, 0, world.labs);
    CHECK(world.labs.open_weights[0] == 0);
    CHECK(world.labs.open_capability[0] == 10.0); // what was open stays known
}

TEST_CASE("The largest run takes its share of the training compute, on the lab's own ramp", "[labs]")
{
    Scenario s = two_regions();
    s.research.run_share_start = 0.01;
    s.research.run_share_end = 0.21;
    s.research.run_share_midpoint = 2020.0 + 0.5 / 12.0; // the middle of January
    s.research.run_share_width = 0.25;
    s.labs[0].run_share_delay = 3;
    Race race(s);
    race.month(0);
    const auto flop = [](double compute) { return compute * 1979e12 / 2 * 0.35 * 2629800.0; };
    CHECK_THAT(race.world.labs.training_compute[1], WithinRel(flop(800) * 0.11, 1e-9));
    const double trailing = 0.01 + 0.2 / (1 + std::exp(1.0)); // a width late
    CHECK_THAT(race.world.labs.training_compute[0], WithinRel(flop(100) * trailing, 1e-9));
}

TEST_CASE("Compute on chips with poor software trains less", "[labs]")
{
    Scenario s = one_of_everything();
    s.labs[0].compute = 0;
    s.labs[0].training_time = 1;
    s.chipmakers[0].software.steps[0].value = 0.6;
    s.clouds[0].compute = 0;
    World world = build_world(s, {});
    world.clouds.compute_stock[0] = 1000;
    world.clouds.usable_compute[0] = 600;
    run_labs(s, s.start, {}, world.clouds, world.regions, world.frontiers[0], world.labs, world.events);
    CHECK_THAT(world.labs.training_compute[0],
               WithinRel(500 * 0.7 * 0.6 * 0.6 * 1979e12 / 2 * 0.35 * 2629800.0, 1e-12));
}
