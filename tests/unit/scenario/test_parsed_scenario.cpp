// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "core/text.hpp"
#include "scenario/load.hpp"
#include "scenario/resolved.hpp"
#include "support/catch.hpp"
#include "support/source_dir.hpp"

#include <functional>

namespace chokepoint {
namespace {

//! What a reading gives: the resolved text of a scenario, which holds all of it bit for bit, or its mistakes.
std::string outcome(const std::function<LoadedScenario()>& read)
{
    try {
        return resolved_text(read().scenario);
    } catch (const ScenarioError& error) {
        return error.what();
    }
}

//! One text, parsed once and loaded anew.
struct Both {
    std::string text;
    ParsedScenario parsed;

    explicit Both(const Scenario& scenario) : text(resolved_text(scenario)), parsed(text, "resolved.yaml") {}

    std::string from_parsed(const std::vector<std::string>& overrides) const
    {
        return outcome([&] { return parsed.read(overrides); });
    }

    bool agree(const std::vector<std::string>& overrides) const
    {
        const std::string loaded = outcome([&] {
            return load_scenario_text(text, "resolved.yaml", {overrides, {}});
        });
        return from_parsed(overrides) == loaded;
    }
};

Scenario baseline()
{
    return load_scenario_file(testing::source_dir() / "scenarios" / "baseline.yaml").scenario;
}

std::string at_its_end(const Quantity& quantity)
{
    return quantity.path + "=" + to_text(quantity.high) + (quantity.unit.empty() ? "" : " " + quantity.unit);
}

} // namespace

TEST_CASE("a parsed scenario with an override is the text loaded with it, for every range of the baseline",
          "[scenario][parsed]")
{
    const Both both(baseline());
    std::vector<std::string> all;
    for (const Quantity& quantity : baseline().quantities) {
        if (quantity.high == quantity.high) {
            all.push_back(at_its_end(quantity));
        }
    }
    REQUIRE(all.size() > 100);
    CHECK(both.from_parsed({}) == both.text);
    CHECK(both.from_parsed(all) != both.text);
    CHECK(both.agree(all));
    // Each alone takes a fifteenth of a second to load: some of them, and all in groups.
    constexpr std::size_t groups = 16;
    for (std::size_t first = 0; first < groups; ++first) {
        std::vector<std::string> group;
        for (std::size_t i = first; i < all.size(); i += groups) {
            group.push_back(all[i]);
        }
        CAPTURE(group);
        CHECK(both.agree(group));
        CHECK(both.agree({all[first * all.size() / groups]}));
    }
}

TEST_CASE("what one reading of a parsed scenario sets is unknown to the next", "[scenario][parsed]")
{
    const Both both(baseline());
    const std::string before = both.from_parsed({});
    CHECK(both.from_parsed({"fabs.smic_n7.defect_density=0.4"}) != before);
    CHECK(both.from_parsed({}) == before);
}

TEST_CASE("mistakes in overrides of a parsed scenario are those of a text", "[scenario][parsed]")
{
    const Both both(load_scenario_file(testing::source_dir() / "scenarios" / "minimal.yaml").scenario);
    for (const char* wrong : {"fabs.smic_n7.defect_density=-1", "fabs.smic_n8.defect_density=1",
                              "fabs.smic_n7.defect_density=", "nothing", "fabs.smic_n7.node=n1",
                              "fabs.smic_n7.defect_density=0.4 mm", "mechanisms.yield_law=none"}) {
        CAPTURE(wrong);
        CHECK(both.agree({wrong}));
        CHECK(both.from_parsed({wrong}).find("error") != std::string::npos);
    }
    CHECK_THROWS_AS(ParsedScenario("a: [", "broken.yaml"), ScenarioError);
}

} // namespace chokepoint
