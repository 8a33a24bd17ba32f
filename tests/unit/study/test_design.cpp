// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study_folder.hpp"

#include "core/text.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <set>

using namespace chokepoint;
using Catch::Matchers::WithinRel;
using namespace chokepoint::test;

namespace {

//! The number that an override sets.
double number_in(const std::string& override)
{
    const std::string value = override.substr(override.find('=') + 1);
    return parse_number(value.substr(0, value.find(' '))).value();
}

std::string path_in(const std::string& override)
{
    return override.substr(0, override.find('='));
}

const Quantity& quantity(const Scenario& scenario, const std::string& path)
{
    const auto found = std::find_if(scenario.quantities.begin(), scenario.quantities.end(),
                                    [&](const Quantity& candidate) { return candidate.path == path; });
    REQUIRE(found != scenario.quantities.end());
    return *found;
}

} // namespace

TEST_CASE("a path spreads over the range that the scenario gives it", "[study][design]")
{
    // smic_n7: {value: 0.3, low: 0.2, high: 0.5}; the field is spread evenly in the logarithm.
    const Design design =
        design_of_minimal("design: {method: grid, levels: 3}\n"
                          "parameters: [fabs.smic_n7.defect_density, funds.big_fund.amount]\n");
    CHECK(design.factors ==
          std::vector<std::string>{"param_fabs__smic_n7__defect_density", "param_funds__big_fund__amount"});
    CHECK(design.units[0] == "1/cm^2");
    REQUIRE(design.points.size() == 9);
    CHECK(design.points[0].values[0] == 0.2);
    CHECK_THAT(design.points[3].values[0], WithinRel(std::sqrt(0.2 * 0.5), 1e-12));
    CHECK_THAT(design.points[6].values[0], WithinRel(0.5, 1e-12));
    // The fund's range is written in bn CNY of 2019 and is given in the field's own unit: 15 to 25.
    CHECK_THAT(design.points[2].values[1] / design.points[0].values[1], WithinRel(25.0 / 15.0, 1e-12));
    CHECK(path_in(design.points[0].overrides[1]) == "funds.big_fund.amount");
}

TEST_CASE("a wildcard is one factor for each match, or one for all at the same quantile", "[study][design]")
{
    const std::string parameter = "parameters: [{path: fabs.*.learning_rate";
    const Design apart = design_of_minimal("design: {method: sobol, points: 8}\n" + parameter + "}]\n");
    CHECK(apart.factors == std::vector<std::string>{"param_fabs__smic_n7__learning_rate",
                                                    "param_fabs__us_fab__learning_rate"});
    const Design together =
        design_of_minimal("design: {method: sobol, points: 8}\n" + parameter + ", together: true}]\n");
    CHECK(together.factors == std::vector<std::string>{"param_fabs__all__learning_rate"});
    for (const DesignPoint& point : together.points) {
        REQUIRE(point.overrides.size() == 2);
        CHECK(number_in(point.overrides[0]) == number_in(point.overrides[1])); // the same default range
        CHECK((point.values[0] > 0.0 && point.values[0] < 1.0));
    }
    std::set<double> seen;
    for (const DesignPoint& point : together.points) {
        seen.insert(std::floor(point.values[0] * 8));
    }
    CHECK(seen.size() == 8);
}

TEST_CASE("what moves together keeps each its own range", "[study][design]")
{
    const Design design = design_of_minimal("design: {method: grid, levels: 2}\n"
                                            "parameters: [{path: fabs.*.defect_density, together: true}]\n");
    REQUIRE(design.points.size() == 2);
    const StudyFolder folder;
    const OpenedStudy opened = folder.open(study_of_minimal(""));
    for (const std::string fab : {"smic_n7", "us_fab"}) {
        const Quantity& given = quantity(opened.scenarios[0].scenario, "fabs." + fab + ".defect_density");
        const std::size_t row = fab == "smic_n7" ? 0 : 1;
        CHECK_THAT(number_in(design.points[0].overrides[row]), WithinRel(given.low, 1e-12));
        CHECK_THAT(number_in(design.points[1].overrides[row]), WithinRel(given.high, 1e-12));
    }
    CHECK(design.points[0].values[0] == 0.0);
    CHECK(design.points[1].values[0] == 1.0);
}

TEST_CASE("switches, dates and numbers can be choices", "[study][design]")
{
    const Design design =
        design_of_minimal("design: {method: grid}\n"
                          "parameters:\n"
                          "  - {path: mechanisms.yield_law, choice: [poisson, negative_binomial]}\n"
                          "  - {path: rules.us_3a090.from, choice: [2020-06-07, 2020-09, 2020-11]}\n"
                          "  - {path: parameters.market.price_gain, choice: [0.01, 0.05]}\n"
                          "  - {path: rules.cn_domestic_chips.decision, choice: [allow, deny]}\n");
    REQUIRE(design.points.size() == 24);
    CHECK(design.points[0].overrides ==
          std::vector<std::string>{"mechanisms.yield_law=poisson", "rules.us_3a090.from=2020-06-07",
                                   "parameters.market.price_gain=0.01 " + design.units[2],
                                   "rules.cn_domestic_chips.decision=allow"});
    CHECK(design.points[23].values == std::vector<double>{1, 2, 0.05, 1});
    CHECK(design.choices[1] == std::vector<std::string>{"2020-06-07", "2020-09", "2020-11"});
    CHECK(design.choices[2].empty()); // numbers speak for themselves
}

TEST_CASE("choices of a random design are equally likely", "[study][design]")
{
    const Design design = design_of_minimal(
        "design: {method: latin_hypercube, points: 300}\n"
        "parameters: [{path: rules.us_3a090.from, choice: [2020-06-07, 2020-09, 2020-11]}]\n");
    std::array<int, 3> counts{};
    for (const DesignPoint& point : design.points) {
        ++counts[static_cast<std::size_t>(point.values[0])];
    }
    CHECK(counts == std::array<int, 3>{100, 100, 100});
}

TEST_CASE("every number with a range takes every override to the last bit", "[study][design]")
{
    // All numbers of the scenario that have a range, whatever their unit or depth, at three points.
    const StudyFolder folder;
    const std::string name = GENERATE("minimal", "baseline");
    const std::string head = "schema: 1\nstudy: test\nscenarios: [lib:" + name + "]\n";
    const OpenedStudy bare = folder.open(head);
    std::string parameters;
    std::size_t count = 0;
    for (const Quantity& given : bare.scenarios[0].scenario.quantities) {
        const bool inside_prices = given.path.starts_with("prices.");
        if (!std::isnan(given.low) && !inside_prices) {
            parameters += "  - " + given.path + "\n";
            ++count;
        }
    }
    REQUIRE(count > 50);
    const OpenedStudy opened =
        folder.open(head + "design: {method: sobol, points: 4}\nparameters:\n" + parameters);
    const Design design = make_design(opened.study, opened.scenarios);
    CHECK(design.factors.size() == count);
    std::set<std::string> wrong;
    for (std::size_t i = 0; i < count; ++i) { // one at a time: together they may contradict each other
        if (count > 400 && i % 16 != 0) {
            continue;
        }
        const std::string& override = design.points[1].overrides[i];
        Scenario scenario;
        try {
            scenario = load_scenario_file(opened.study.scenarios[0], {{override}, library()}).scenario;
        } catch (const ScenarioError& error) {
            // A share alone may break a sum; any other mistake is one of the override.
            const std::string message = error.problems().front().message;
            if (message.find("sum") == std::string::npos) {
                wrong.insert(override + ": " + message);
            }
            continue;
        }
        const double value = quantity(scenario, path_in(override)).value;
        if (std::bit_cast<std::uint64_t>(value) != std::bit_cast<std::uint64_t>(design.points[1].values[i])) {
            wrong.insert(override + " became " + to_text(value));
        }
    }
    CHECK(wrong == std::set<std::string>());
}

TEST_CASE("a study is extended without touching what it has", "[study][design]")
{
    const std::string parameters = "parameters: [fabs.*.defect_density, funds.big_fund.amount]\n";
    for (const auto& [fewer, more] :
         {std::pair{"{method: sobol, points: 16}", "{method: sobol, points: 24}"},
          std::pair{"{method: saltelli, points: 4}", "{method: saltelli, points: 8}"},
          std::pair{"{method: morris, trajectories: 3}", "{method: morris, trajectories: 5}"}}) {
        const Design first = design_of_minimal("design: " + std::string(fewer) + "\n" + parameters);
        const Design second =
            design_of_minimal("replicates: 9\ndesign: " + std::string(more) + "\n" + parameters);
        REQUIRE(first.points.size() < second.points.size());
        for (std::size_t i = 0; i < first.points.size(); ++i) {
            CHECK(first.points[i].overrides == second.points[i].overrides);
            CHECK(first.points[i].block == second.points[i].block);
        }
    }
}

TEST_CASE("a sequence that is no power of two is warned of", "[study][design]")
{
    const std::string parameters = "parameters: [fabs.*.defect_density]\n";
    CHECK(design_of_minimal("design: {method: sobol, points: 64}\n" + parameters).warnings.empty());
    CHECK(design_of_minimal("design: {method: sobol, points: 100}\n" + parameters).warnings.size() == 1);
}
