// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study_folder.hpp"

#include "support/catch.hpp"

using namespace chokepoint;
using namespace chokepoint::test;

namespace {

const std::string parameters = "parameters:\n"
                               "  - fabs.*.defect_density\n"
                               "  - {path: fabs.*.learning_rate, together: true}\n"
                               "  - {path: mechanisms.yield_law, choice: [poisson, negative_binomial]}\n";

std::vector<std::vector<std::string>> overrides(const Design& design)
{
    std::vector<std::vector<std::string>> all;
    for (const DesignPoint& point : design.points) {
        all.push_back(point.overrides);
    }
    return all;
}

std::vector<std::int64_t> blocks(const Design& design)
{
    std::vector<std::int64_t> all;
    for (const DesignPoint& point : design.points) {
        all.push_back(point.block);
    }
    return all;
}

} // namespace

TEST_CASE("what a design prints runs again as a list, to the last bit", "[study][list]")
{
    for (const std::string method : {"{method: sobol, points: 16}", "{method: saltelli, points: 4}",
                                     "{method: latin_hypercube, points: 9}",
                                     "{method: morris, trajectories: 3}", "{method: grid, levels: 2}"}) {
        const Design design = design_of_minimal("design: " + method + "\n" + parameters);
        const StudyFolder folder;
        folder.write("points.csv", design_csv(design));
        const OpenedStudy opened =
            folder.open(study_of_minimal("design: {method: list, file: points.csv}\n"));
        const Design again = make_design(opened.study, opened.scenarios);
        CHECK(overrides(again) == overrides(design));
        CHECK(blocks(again) == blocks(design));
        CHECK(design_csv(again) == design_csv(design));
    }
}

TEST_CASE("a list of another tool is read as it stands", "[study][list]")
{
    const StudyFolder folder;
    folder.write("points.csv", "fabs.smic_n7.defect_density,mechanisms.yield_law\r\n"
                               "0.25,poisson\r\n\"0.5\",negative_binomial\r\n1e-1,poisson\r\n");
    const OpenedStudy opened = folder.open(study_of_minimal("design: {method: list, file: points.csv}\n"));
    const Design design = make_design(opened.study, opened.scenarios);
    REQUIRE(design.points.size() == 3);
    CHECK(design.points[0].overrides == std::vector<std::string>{"fabs.smic_n7.defect_density=0.25 1/cm^2",
                                                                 "mechanisms.yield_law=poisson"});
    CHECK(design.points[2].values == std::vector<double>{0.1, 0});
    CHECK(design.choices[1] == std::vector<std::string>{"poisson", "negative_binomial"});
}

TEST_CASE("mistakes of a list are reported with its lines", "[study][list]")
{
    const StudyFolder folder;
    const auto mistakes = [&](std::string_view csv) {
        folder.write("points.csv", csv);
        return folder.mistakes(study_of_minimal("design: {method: list, file: points.csv}\n"));
    };
    CHECK(mistakes("fabs.smic_n7.defect_density\n0.2\n99\nx\n0.1,0.2\n") ==
          "points.csv:3:1: 'fabs.smic_n7.defect_density': 99 is out of bounds (0 to 20)\n"
          "points.csv:4:1: 'fabs.smic_n7.defect_density': expected a number, got 'x'\n"
          "points.csv:5:1: a row of 2 values under a head of 1\n");
    CHECK(mistakes("fabs.smic_n7.defect_densty\n0.2\n") ==
          "points.csv:1:1: the scenario 'minimal' has no 'fabs.smic_n7.defect_densty'; did you mean "
          "'fabs.smic_n7.defect_density'?\n");
    CHECK(mistakes("mechanisms.yield_law\npoison\n") ==
          "points.csv:2:1: 'mechanisms.yield_law': expected poisson, murphy, murphy_uniform, exponential, "
          "seeds, "
          "negative_binomial or bose_einstein, got 'poison'; did you mean 'poisson'?\n");
    CHECK(mistakes("fabs.smic_n7.defect_density\n") ==
          "points.csv:1:1: expected a head of paths and at least one row, such as "
          "fabs.smic_n7.defect_density\n");
    CHECK(mistakes("design_block,mechanisms.yield_law\n-1,poisson\n") ==
          "points.csv:2:1: a block is a whole number from 0, not '-1'\n");
    CHECK(mistakes("mechanisms.yield_law,mechanisms.yield_law\npoisson,poisson\n") ==
          "points.csv:1:1: two columns are called 'mechanisms.yield_law'\n");
    CHECK(folder.mistakes(study_of_minimal("design: {method: list, file: none.csv}\n")) ==
          "4:30: no file 'none.csv' beside this one\n");
}
