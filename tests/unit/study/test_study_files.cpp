// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study_folder.hpp"

#include "study/pattern.hpp"
#include "support/catch.hpp"

#include <fstream>
#include <iterator>

using namespace chokepoint;
using namespace chokepoint::test;

TEST_CASE("the shipped study is read as it stands", "[study][files]")
{
    const OpenedStudy opened = open_study(library() / "studies" / "first.yaml", {});
    CHECK(opened.study.name == "first");
    CHECK(opened.study.replicates == 4);
    CHECK(opened.study.seed == 20221007);
    REQUIRE(opened.scenarios.size() == 1);
    CHECK(opened.scenarios[0].scenario.name == "minimal");
    const Design design = make_design(opened.study, opened.scenarios);
    CHECK(design.points.size() == 16);
    CHECK(design.warnings.empty());
}

TEST_CASE("a study without a design is one point without values", "[study][files]")
{
    const StudyFolder folder;
    const OpenedStudy opened = folder.open(study_of_minimal(""));
    const Design design = make_design(opened.study, opened.scenarios);
    CHECK(opened.study.replicates == 1);
    CHECK(opened.study.seed == 0);
    REQUIRE(design.points.size() == 1);
    CHECK(design.points[0].overrides.empty());
    CHECK(design_csv(design) == "design_block\n0\n");
}

TEST_CASE("the text of a study reads back as the same study, beside scenarios called by their names",
          "[study][files]")
{
    const StudyFolder folder;
    folder.write("points.csv", "mechanisms.yield_law\npoisson\n");
    const std::string head = study_of_minimal("replicates: 3\nseed: 18446744073709551615\n");
    for (const std::string rest :
         {"design: {method: list, file: points.csv}\noutputs: [region_*]\n",
          "design: {levels: 6, trajectories: 2, method: morris}\nquantiles: [0.05, 0.5]\n"
          "parameters:\n  - path: fabs.*.learning_rate\n    together: true\n  - funds.big_fund.amount\n"
          "  - {path: fabs.smic_n7.defect_density, distribution: {beta: [2, 3, 0.1, 0.7]}}\n"
          "  - {path: routes.transit.capacity, distribution: {uniform: [10, 20]}}\n"
          "  - {path: mechanisms.yield_law, choice: [poisson, murphy]}\n"}) {
        const std::string text = folder.open(head + rest).study.text;
        std::ifstream stream(library() / "minimal.yaml", std::ios::binary);
        folder.write("minimal.yaml", std::string(std::istreambuf_iterator<char>(stream), {}));
        CHECK(text.find("scenarios: [minimal.yaml]\n") != std::string::npos);
        CHECK(folder.open(text).study.text == text);
        CHECK(folder.open(text).study.seed == 18446744073709551615U);
    }
}

TEST_CASE("scenarios of a study have different names", "[study][files]")
{
    const StudyFolder folder;
    CHECK(folder.mistakes("schema: 1\nstudy: a\nscenarios: [lib:minimal, lib:minimal]\n") ==
          "3:26: two scenarios of the study are called 'minimal' (results tell them apart by their names)\n");
}

TEST_CASE("mistakes of a scenario stand behind those of the study", "[study][files]")
{
    const StudyFolder folder;
    folder.write("bad.yaml", "schema: 1\nname: bad\nhorizn: 1\nhorizon: {start: 2020-01, end: 2020-02}\n");
    CHECK(folder.mistakes("schema: 1\nstudy: a\nscenarios: [bad.yaml]\nsed: 1\n") ==
          "3:13: the scenario 'bad.yaml' has mistakes\n"
          "4:1: unknown key 'sed'; did you mean 'seed'?\n"
          "bad.yaml:3:1: unknown key 'horizn'; did you mean 'horizon'?\n");
}

TEST_CASE("a path must be in every scenario, with one range", "[study][files]")
{
    const StudyFolder folder;
    folder.write("other.yaml", "schema: 1\nextends: lib:minimal\nname: other\nroutes: {transit: null}\n"
                               "fabs: {smic_n7: {defect_density: {value: 0.3, low: 0.1, high: 0.5, kind: "
                               "assumed}}}\n");
    CHECK(folder.mistakes("schema: 1\nstudy: a\nscenarios: [lib:minimal, other.yaml]\n"
                          "design: {method: sobol, points: 2}\n"
                          "parameters:\n- {path: routes.*.capacity, distribution: {uniform: [1, 2]}}\n"
                          "- fabs.smic_n7.defect_density\n"
                          "- {path: fabs.us_fab.defect_density, distribution: {uniform: [0.1, 0.2]}}\n") ==
          "6:3: the scenario 'other' has no 'routes.transit.capacity'\n"
          "7:3: 'fabs.smic_n7.defect_density': its range differs between the scenarios 'minimal' and 'other' "
          "(give a distribution here)\n");
}

TEST_CASE("patterns match part by part", "[study][files]")
{
    CHECK(matches("fabs.*.defect_density", "fabs.smic_n7.defect_density"));
    CHECK(matches("fabs.smic_*.defect*", "fabs.smic_n7.defect_density"));
    CHECK(matches("*a*b*", "xxaxxbab"));
    CHECK(matches("region_*", "region_"));
    CHECK_FALSE(matches("fabs.*", "fabs.smic_n7.defect_density"));
    CHECK_FALSE(matches("*.defect_density", "fabs.smic_n7.defect_density"));
    CHECK_FALSE(matches("region_*", "a_region_x"));
    CHECK_FALSE(matches("*ab", "abc"));
    CHECK_FALSE(matches("", "a"));
}
