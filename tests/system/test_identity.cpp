// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "support/catch.hpp"
#include "support/worlds.hpp"

#include "core/parallel.hpp"

#include <future>

using namespace chokepoint;
using namespace chokepoint::testing;

namespace {

//! A random world with so many clouds that parallel loops really split.
Scenario crowded(std::uint64_t seed)
{
    Scenario s = random_world(seed);
    const Cloud pattern = s.clouds[0];
    s.clouds.resize(3000, pattern);
    for (std::size_t cloud = 0; cloud < s.clouds.size(); ++cloud) {
        std::string digits = std::to_string(100000 + cloud);
        s.clouds[cloud].id = "c" + digits;
        s.clouds[cloud].capex.steps[0].value = 0.01 + static_cast<double>(cloud % 7);
    }
    s.end = std::min(s.end, s.start + 11);
    finish(s);
    return s;
}

//! Digests of all kinds but some.
std::vector<Digest> without(const std::vector<KindDigest>& digests,
                            std::initializer_list<std::string_view> names)
{
    std::vector<Digest> kept;
    for (const KindDigest& entry : digests) {
        if (std::ranges::find(names, entry.kind) == names.end()) {
            kept.push_back(entry.digest);
        }
    }
    return kept;
}

} // namespace

TEST_CASE("One digest for 1, 2, 3 and 8 threads (ORC-29)", "[system][digest]")
{
    const Scenario s = crowded(7);
    std::vector<Digest> digests;
    for (const int threads : {1, 2, 3, 8}) {
        const ThreadLimit limit(threads);
        digests.push_back(run_digest(s));
    }
    for (const Digest& digest : digests) {
        CHECK(digest == digests.front());
    }
}

TEST_CASE("Different runs at the same time equal the same runs alone", "[system][digest]")
{
    std::vector<Digest> alone;
    for (std::uint64_t seed = 0; seed < 8; ++seed) {
        alone.push_back(run_digest(random_world(seed), {seed, 0}));
    }
    std::vector<std::future<Digest>> together;
    for (std::uint64_t seed = 0; seed < 8; ++seed) {
        together.push_back(std::async(std::launch::async, [seed] {
            return run_digest(random_world(seed), {seed, 0});
        }));
    }
    for (std::size_t seed = 0; seed < 8; ++seed) {
        CHECK(together[seed].get() == alone[seed]);
    }
}

TEST_CASE("Two identical policies give exactly zero difference (ORC-29)", "[system][pairing]")
{
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        const Scenario s = random_world(seed);
        Scenario same_effect = s; // other words, same effect: rules that never match anything
        for (int extra = 0; extra < 2; ++extra) {
            Rule rule;
            rule.id = "z" + std::string(1, static_cast<char>('a' + extra));
            rule.issuer = {0};
            rule.when = {Predicate::Type::leaf, {}, Attribute::tpp, Comparison::at_least, 1e9, ""};
            same_effect.rules.push_back(rule);
        }
        finish(same_effect);
        CHECK(without(kind_digests(s), {"rules"}) == without(kind_digests(same_effect), {"rules"}));
    }
}

TEST_CASE("A newcomer changes nobody else's draws", "[system][pairing]")
{
    // A lab and a line that nobody depends on: everything else must keep its bits.
    Scenario s = one_of_everything();
    s.mechanisms.diffusion = false;
    s.segments.clear(); // labs compete for users
    const std::vector<Digest> before =
        without(kind_digests(s), {"labs", "fabs", "regions", "layers", "ledger"});
    World alone = simulate(s, {}, [](const Scenario&, const World&) {});
    s.labs.insert(s.labs.begin(), s.labs[0]);
    s.labs[0].id = "another";
    s.labs[0].clouds.clear();
    s.fabs.push_back(s.fabs[0]);
    s.fabs[1].id = "unused";
    finish(s);
    CHECK(without(kind_digests(s), {"labs", "fabs", "regions", "layers", "ledger"}) == before);
    World together = simulate(s, {}, [](const Scenario&, const World&) {});
    CHECK(together.labs.capability[1] == alone.labs.capability[0]);
    CHECK(together.fabs.cumulative_wafers[0] == alone.fabs.cumulative_wafers[0]);
}
