// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study/design.hpp"

#include "support/catch.hpp"
#include "support/source_dir.hpp"

using namespace chokepoint;

TEST_CASE("a study without a design is one point of each scenario", "[study][files]")
{
    const std::filesystem::path scenarios = testing::source_dir() / "scenarios";
    const OpenedStudy opened = open_study(scenarios / "studies" / "first.yaml", {});
    CHECK(opened.study.name == "first");
    CHECK(opened.study.replicates == 8);
    CHECK(opened.study.seed == 20221007);
    REQUIRE(opened.scenarios.size() == 1);
    CHECK(opened.scenarios[0].scenario.name == "minimal");
    const Design design = make_design(opened.study, opened.scenarios);
    CHECK(design.factors.empty());
    REQUIRE(design.points.size() == 1);
    CHECK(design.points[0].overrides.empty());
}
